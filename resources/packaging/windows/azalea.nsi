; setup.exe, for a machine without group policy. Per machine; silent with /S; another folder with /D=C:\Folder (last).
; Built by resources/packaging/windows.py, which gives FOLDER, ICON, OUT, VERSION and NUMBERS.
Unicode true
SetCompressor /SOLID lzma
Name "Azalea ${VERSION}"
OutFile "${OUT}"
Icon "${ICON}"
UninstallIcon "${ICON}"
RequestExecutionLevel admin
InstallDir "$PROGRAMFILES64\Azalea"
ShowInstDetails nevershow
ShowUninstDetails nevershow
!define ENTRY "Software\Microsoft\Windows\CurrentVersion\Uninstall\Azalea"

VIProductVersion "${NUMBERS}"
VIAddVersionKey "ProductName" "Azalea"
VIAddVersionKey "FileDescription" "Azalea: azathioprine reference and dose calculator"
VIAddVersionKey "FileVersion" "${NUMBERS}"
VIAddVersionKey "ProductVersion" "${VERSION}"
VIAddVersionKey "LegalCopyright" "Apache-2.0"

Page directory
Page instfiles
UninstPage uninstConfirm
UninstPage instfiles

Section "Azalea"
  SetRegView 64
  SetShellVarContext all
  ; an older version's files must not stay among the new ones
  IfFileExists "$INSTDIR\_internal\*.*" 0 +2
    RMDir /r "$INSTDIR\_internal"
  SetOutPath "$INSTDIR"
  File /r "${FOLDER}/*.*"
  WriteUninstaller "$INSTDIR\uninstall.exe"
  CreateShortcut "$SMPROGRAMS\Azalea.lnk" "$INSTDIR\azalea.exe"
  WriteRegStr HKLM "${ENTRY}" "DisplayName" "Azalea"
  WriteRegStr HKLM "${ENTRY}" "DisplayVersion" "${VERSION}"
  WriteRegStr HKLM "${ENTRY}" "Publisher" "Azalea"
  WriteRegStr HKLM "${ENTRY}" "DisplayIcon" "$INSTDIR\azalea.exe"
  WriteRegStr HKLM "${ENTRY}" "InstallLocation" "$INSTDIR"
  WriteRegStr HKLM "${ENTRY}" "UninstallString" '"$INSTDIR\uninstall.exe"'
  WriteRegStr HKLM "${ENTRY}" "QuietUninstallString" '"$INSTDIR\uninstall.exe" /S'
  WriteRegDWORD HKLM "${ENTRY}" "NoModify" 1
  WriteRegDWORD HKLM "${ENTRY}" "NoRepair" 1
SectionEnd

Section "Uninstall"
  SetRegView 64
  SetShellVarContext all
  Delete "$SMPROGRAMS\Azalea.lnk"
  RMDir /r "$INSTDIR\_internal"
  RMDir /r "$INSTDIR\documents"
  RMDir /r "$INSTDIR\licences"
  Delete "$INSTDIR\azalea.exe"
  Delete "$INSTDIR\azalea-cli.exe"
  Delete "$INSTDIR\azalea.cdx.json"
  Delete "$INSTDIR\uninstall.exe"
  RMDir "$INSTDIR"
  DeleteRegKey HKLM "${ENTRY}"
SectionEnd
