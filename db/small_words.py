"""Words that say nothing about what is asked. The book need not know them, and they are never repaired."""

STOP_WORDS = frozenset(
    (
        "a about after all also am an and another any anyone anything are as ask asked asking at be because "
        "been before being brother but by call called can could daughter did do doctor does doing during "
        "each either else ever father for friend from get getting give given gives go going good had has "
        "have having he hello help her his how husband i if in into is it its just know let like long make "
        "man many may me mean means might more mother much must my need needs no not now nurse of off ok on "
        "one only or other our out over patient patients people person please possible put safe say says "
        "see she should show sister so some someone something son still take taken takes taking tell than "
        "thanks that the their them then there these they thing things this those to together too two up us "
        "very want wants was we were what when where whether which while who whom why wife will with "
        "without woman would yesterday you your "
    ).split()
)
"""The small change of every sentence."""

_PLAIN_WORDS = frozenset(
    (
        "absolutely accidentally according actually added advice advise afternoon afterwards allowed "
        "already alright although altogether anybody anyway anywhere apparently appropriate approximately "
        "available basically beforehand beginning believe besides better between bothered breakfast "
        "brilliant cannot carefully certain certainly colleague coming compare compared completely "
        "concerned consider considered considering continue correctly currently daytime decided decision "
        "definitely depending duration difference different difficult directly discharge discharged discuss early "
        "elsewhere enough enquiry especially evening eventually everybody everyday everyone everything "
        "everywhere exactly example examples excellent expected explain explained explanation extremely "
        "fast finally following forever fortnight frightened generally handful handfuls happen happened "
        "happening happens happy hopefully however immediately important including information instead "
        "instructions interested involved lately later letter literature lots managed management meanwhile "
        "medically medication medications mentioned midnight moment morning mornings nearly necessary "
        "neighbour night nobody normally nothing obviously occasionally ordinary otherwise outpatient "
        "overnight particular particularly perhaps permanently permitted personally planning possibly "
        "practical practically prescribe prescribed prescriber prescribing presumably previously probably "
        "problem problems properly question questions quickly quite rather realise really reasonable "
        "reassure receive received recently recognise recommend recommended regarding regularly relative "
        "relatives remember report reported required requires right roughly run sensible separate "
        "separately serious seriously several shift similar simply situation slightly sometimes somewhere "
        "soon specific straight suddenly suggest suggested supposed surely teenager temporarily terrible "
        "terribly themselves therefore thinking throughout tomorrow tonight totally treating trying typical "
        "typically unable understand unfortunately unless unlikely until unusual urgent urgently useful "
        "usually various ward weekend whatever whenever whoever wondering worried worry worrying yourself "
    ).split()
)
"""Longer words of anybody's speech that name nothing."""

SMALL_WORDS = STOP_WORDS | _PLAIN_WORDS
"""All of them."""

HARMLESS_WORDS = frozenset(
    (
        "able across add again against ago ahead alone along among angry apart around arrive away awful bad "
        "bag bed begin begins behind bet big bit both bought break bring broke brought build buy call calls "
        "came card care careful carry catch cause chair change cheap check choose city clean clear close "
        "cold come comes cool copy cost count couple course cover cross cry cut dark dear deep doubt down "
        "draw dress drive drop dry easy either else end enjoy enter evening fair fall far feel feels felt "
        "few fill find fine finish fit fix fly follow forget forward found free fresh front full funny gave "
        "gets glad gone great group grow guess hand hang hard hat hear heard held here hide high hold home "
        "hot hour huge hurry idea inside job join jump keep keeps kept kind knew known lady lane large last "
        "late lead learn leave left less let lie lift light likely line list listen little live lives look "
        "looking looks lose loud love low lunch made main make makes mark matter maybe meet meeting mind "
        "minute miss modern month most move near neat never new next nice normal note notice number often "
        "old once open order outside pack paid pair paper part pass pay period periods pick place plan play "
        "plenty point poor pop post press pretty price print pull push quick quiet raise reach read ready "
        "real rest ring room round row run rush sad same sat save saw school seat second see seem seems "
        "seen sell send sent set share shop short shout shut side sign simple sit size sleep slow small "
        "smell smile sort sound speak spend spoke stand stay step stick stood story strange stuck sure "
        "switch talk tall teach thank thick thin think thought threw tidy tie tired today told took top "
        "touch towards town track travel tried trip true trust try turn twice type under upset usual view "
        "visit wait walk wall wear week weird well went wet wide wish wonder wore work world worse worst "
        "write wrong wrote year yes yet young "
    ).split()
)
"""Verbs and describing words that count when the book holds them, and are passed over when it does not."""
