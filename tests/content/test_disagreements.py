"""Where sources disagree, the book shows each of them, with who says it, and marks what the practice uses."""

import pytest

from tests.content.written import content

PASSAGES = {passage.id: passage for passage in content().items("passages")}
DISAGREEMENTS = [
    ("licence in lupus", "uses.systemic-lupus-erythematosus", {"article-2026", "us-icp", "uk-tab"}),
    ("licences in general", "uses.overview", {"article-2026", "us-ind", "uk-tab"}),
    ("licence in bowel disease", "uses.crohns-disease", {"article-2026", "us-icp", "uk-jay"}),
    ("allopurinol at all", "interactions.allopurinol", {"article-2026", "bsg-t10", "edren"}),
    ("what remains beside a xanthine oxidase inhibitor", "interactions.allopurinol", {"it-spc", "us-run", "ren-kdc"}),
    ("pregnancy", "pregnancy.pregnancy", {"us-pp", "bsr-preg", "uktis", "newc", "article-2026"}),
    ("breastfeeding", "pregnancy.breastfeeding", {"eu-jay", "bsr-preg", "lact", "article-2026"}),
    ("conception and fathers", "pregnancy.planning", {"bsr-preg", "us-imu", "moor"}),
    ("dose in weak kidneys", "kidney-liver-age.kidney", {"ren-kdc", "ren-sky", "us-run"}),
    ("level of the neutrophils", "results.neutrophils", {"bsr-17", "sps-mp", "gpn", "bad-11"}),
    ("level of the white cells", "results.white-cells", {"bsr-17", "edren", "dermc"}),
    ("level of the platelets", "results.platelets", {"bsr-17", "gpn", "bad-11"}),
    ("level of ALT", "results.liver-enzymes", {"bsr-17", "gpn", "arth-c"}),
    ("food and milk", "dose.food", {"nca", "my-imu", "dk-pil"}),
    ("when to stop without a response", "uses.onset", {"article-2026", "us-lab", "my-imu"}),
    ("weight in obesity", "dose.weight", {"us-lab", "obe-1", "obe-2"}),
    ("ITPA or NUDT15", "genes.other", {"article-2026", "nud-tw"}),
    ("wait before a live vaccine", "vaccines.live", {"eu-jay", "shc-17"}),
    ("6-MMPN line", "metabolites.liver-line", {"bsg-t10", "lab-syn"}),
    ("6-TGN window", "metabolites.overview", {"bsg-t10", "aga-17", "lab-prom"}),
    ("ratio of a hypermethylator", "metabolites.patterns", {"bsg-t10", "ldaa-rev"}),
    ("conversion to mercaptopurine", "dose.mercaptopurine-equivalent", {"fg-10", "g"}),
    ("aminosalicylates", "interactions.aminosalicylates", {"low-01", "loo-5asa"}),
    ("when to test genes", "genes.not-tested", {"dpwg-2025", "sps-aza", "us-srlc"}),
    ("dose of an Intermediate Metabolizer", "genes.intermediate", {"cpic-2025", "dpwg-2025", "us-srlc"}),
    ("absent TPMT", "genes.tpmt-poor", {"cpic-2025", "dpwg-2025", "article-2026"}),
    ("how often blood is tested", "blood-tests.overview", {"us-run", "ph-imu", "bsr-17", "bad-11"}),
    ("how rare pancreatitis is", "side-effects.pancreatitis", {"article-2026", "heap-14", "dk-pil"}),
    ("response in immune thrombocytopenia", "uses.itp", {"article-2026", "qui-90"}),
]
SHOWN = [passage for passage in PASSAGES.values() if passage.positions]


@pytest.mark.parametrize(("about", "passage", "sources"), DISAGREEMENTS, ids=[row[0] for row in DISAGREEMENTS])
def test_a_disagreement_shows_its_sources(about: str, passage: str, sources: set[str]) -> None:
    cited = {citation.source for position in PASSAGES[passage].positions for citation in position.evidence.citations}
    assert sources - cited == set(), about


@pytest.mark.parametrize("id", [passage.id for passage in SHOWN])
def test_positions_differ_and_each_says_who(id: str) -> None:
    positions = PASSAGES[id].positions
    said, by = {position.says for position in positions}, {position.who for position in positions}
    assert 2 <= len(positions) == len(said) == len(by)


@pytest.mark.parametrize("id", [passage.id for passage in SHOWN])
def test_the_article_is_not_what_a_practice_uses(id: str) -> None:
    cited = [
        citation for position in PASSAGES[id].positions if position.used_by for citation in position.evidence.citations
    ]
    assert "article-2026" not in {citation.source for citation in cited}


@pytest.mark.parametrize("id", [passage.id for passage in SHOWN])
def test_what_a_practice_uses_was_verified(id: str) -> None:
    followed = [position for position in PASSAGES[id].positions if position.used_by]
    assert all(position.evidence.verification.may_enter_a_calculation for position in followed)
