; Setup for one user, without administrator rights. packaging/windows/setup defines, on the command line:
;   VERSION (1.2.3)  OUT (the file to write)  FILES_IN, FILES_OUT (what to install and to remove)  ICON
;   SIGN (the command that signs a file)
Unicode true
Target amd64-unicode
ManifestDPIAware true
SetCompressor /SOLID lzma
!include "MUI2.nsh"
!include "LogicLib.nsh"
!include "FileFunc.nsh"
!include "WordFunc.nsh"
!include "x64.nsh"

!define NAME "Dragoman"
!define UNINSTALL "Software\Microsoft\Windows\CurrentVersion\Uninstall\Dragoman"
!define RUN "Software\Microsoft\Windows\CurrentVersion\Run"
!define OWN "Software\Dragoman"
; Exit codes of a setup that gave up; 0 to 2 are NSIS' own.
!define EXIT_NEWER 3
!define EXIT_RUNNING 4
!define EXIT_SPACE 5
!define EXIT_SYSTEM 6

Name "${NAME}"
OutFile "${OUT}"
RequestExecutionLevel user
InstallDir "$LOCALAPPDATA\Programs\Dragoman"
InstallDirRegKey HKCU "${OWN}" "InstallDir"
!uninstfinalize '"${SIGN}" "%1"' = 0
BrandingText "${NAME} ${VERSION}"
VIProductVersion "${VERSION}.0"
VIAddVersionKey /LANG=1033 "ProductName" "${NAME}"
VIAddVersionKey /LANG=1033 "ProductVersion" "${VERSION}"
VIAddVersionKey /LANG=1033 "FileVersion" "${VERSION}"
VIAddVersionKey /LANG=1033 "FileDescription" "${NAME} setup"
VIAddVersionKey /LANG=1033 "LegalCopyright" "MIT licence"
VIAddVersionKey /LANG=1033 "CompanyName" "Dragoman contributors"

!define MUI_ICON "${ICON}"
!define MUI_UNICON "${ICON}"
!define MUI_FINISHPAGE_RUN "$INSTDIR\dragoman.exe"
!define MUI_UNCONFIRMPAGE_TEXT_TOP "$(textKept)"
!insertmacro MUI_PAGE_WELCOME
!insertmacro MUI_PAGE_COMPONENTS
!insertmacro MUI_PAGE_DIRECTORY
!insertmacro MUI_PAGE_INSTFILES
!insertmacro MUI_PAGE_FINISH
!insertmacro MUI_UNPAGE_CONFIRM
!insertmacro MUI_UNPAGE_INSTFILES
!insertmacro MUI_LANGUAGE "English"
!insertmacro MUI_LANGUAGE "SimpChinese"
!insertmacro MUI_RESERVEFILE_LANGDLL

LangString textProgram ${LANG_ENGLISH} "Dragoman (required)"
LangString textProgram ${LANG_SIMPCHINESE} "Dragoman（必需）"
LangString textLogin ${LANG_ENGLISH} "Start when I sign in"
LangString textLogin ${LANG_SIMPCHINESE} "登录时启动"
LangString textSystem ${LANG_ENGLISH} "Dragoman needs 64-bit Windows 10 or newer."
LangString textSystem ${LANG_SIMPCHINESE} "Dragoman 需要 64 位的 Windows 10 或更新版本。"
LangString textNewer ${LANG_ENGLISH} "Version $R1 of Dragoman is installed, which is newer than this one (${VERSION}). Nothing was changed. To go back to an older version, uninstall the newer one first; your settings stay."
LangString textNewer ${LANG_SIMPCHINESE} "已安装的 Dragoman 版本 $R1 比此版本（${VERSION}）更新，未做任何更改。如需使用旧版本，请先卸载新版本；您的设置会保留。"
LangString textRunning ${LANG_ENGLISH} "Dragoman is running and did not end when it was asked to. Please quit it (also 'dragoman serve' in a console), then try again."
LangString textRunning ${LANG_SIMPCHINESE} "Dragoman 正在运行，且没有按要求退出。请退出它（包括控制台中的 dragoman serve），然后重试。"
LangString textSpace ${LANG_ENGLISH} "There is not enough room on the disk: $R2 MB are needed, $R3 MB are free. Nothing was changed."
LangString textSpace ${LANG_SIMPCHINESE} "磁盘空间不足：需要 $R2 MB，可用 $R3 MB。未做任何更改。"
LangString textKept ${LANG_ENGLISH} "Dragoman will be removed from the folder below. Your settings, the journal of requests and the keys in the Credential Manager stay, so that a later installation finds them."
LangString textKept ${LANG_SIMPCHINESE} "将从以下文件夹移除 Dragoman。您的设置、请求日志以及凭据管理器中的密钥会保留，以便以后重新安装时使用。"
LangString textGone ${LANG_ENGLISH} "Dragoman was removed. Kept: $LOCALAPPDATA\dragoman, $APPDATA\dragoman, and the keys named 'dragoman/...' in the Credential Manager. Delete them by hand if you want nothing to stay."
LangString textGone ${LANG_SIMPCHINESE} "Dragoman 已移除。保留的内容：$LOCALAPPDATA\dragoman、$APPDATA\dragoman，以及凭据管理器中名为 dragoman/... 的密钥。如不需要，请手动删除。"

!macro GiveUp CODE TEXT
  MessageBox MB_OK|MB_ICONSTOP "${TEXT}" /SD IDOK
  SetErrorLevel ${CODE}
  Quit
!macroend

; A file that a running program has loaded cannot be opened for writing. $0: 1 while that is so.
!macro DefineStopRunning UN
Function ${UN}LooksLocked
  StrCpy $0 0
  ${If} ${FileExists} "$INSTDIR\Qt6Core.dll"
    ClearErrors
    FileOpen $1 "$INSTDIR\Qt6Core.dll" a
    ${If} ${Errors}
      StrCpy $0 1
    ${Else}
      FileClose $1
    ${EndIf}
  ${EndIf}
FunctionEnd

; The running copy is asked to end, and waited for: it may still have answers to finish.
Function ${UN}StopRunning
  retry:
  Call ${UN}LooksLocked
  ${If} $0 = 0
    Return
  ${EndIf}
  nsExec::Exec '"$INSTDIR\dragoman.exe" --quit'
  Pop $0
  StrCpy $2 0
  ${Do}
    Call ${UN}LooksLocked
    ${If} $0 = 0
      Return
    ${EndIf}
    Sleep 250
    IntOp $2 $2 + 1
  ${LoopUntil} $2 >= 40
  MessageBox MB_RETRYCANCEL|MB_ICONEXCLAMATION "$(textRunning)" /SD IDCANCEL IDRETRY retry
  SetErrorLevel ${EXIT_RUNNING}
  Quit
FunctionEnd
!macroend
!insertmacro DefineStopRunning ""
!insertmacro DefineStopRunning "un."

Section "$(textProgram)" SectionProgram
  SectionIn RO
  Call CheckSpace
  Call StopRunning
  ; The old version takes its own files away: the new one may have others.
  ${If} ${FileExists} "$INSTDIR\uninstall.exe"
    ExecWait '"$INSTDIR\uninstall.exe" /S /UPGRADE _?=$INSTDIR'
  ${EndIf}
  SetOverwrite on
  !include "${FILES_IN}"
  SetOutPath "$INSTDIR"
  WriteUninstaller "$INSTDIR\uninstall.exe"
  CreateShortcut "$SMPROGRAMS\Dragoman.lnk" "$INSTDIR\dragoman.exe"
  Call WriteRegistry
SectionEnd

; Off unless asked for; an upgrade keeps what the user chose.
Section /o "$(textLogin)" SectionLogin
  WriteRegStr HKCU "${RUN}" "Dragoman" '"$INSTDIR\dragoman.exe" --hidden'
SectionEnd

Function WriteRegistry
  WriteRegStr HKCU "${OWN}" "InstallDir" "$INSTDIR"
  WriteRegStr HKCU "${UNINSTALL}" "DisplayName" "Dragoman"
  WriteRegStr HKCU "${UNINSTALL}" "DisplayVersion" "${VERSION}"
  WriteRegStr HKCU "${UNINSTALL}" "Publisher" "Dragoman contributors"
  WriteRegStr HKCU "${UNINSTALL}" "DisplayIcon" "$INSTDIR\dragoman.exe"
  WriteRegStr HKCU "${UNINSTALL}" "InstallLocation" "$INSTDIR"
  WriteRegStr HKCU "${UNINSTALL}" "UninstallString" '"$INSTDIR\uninstall.exe"'
  WriteRegStr HKCU "${UNINSTALL}" "QuietUninstallString" '"$INSTDIR\uninstall.exe" /S'
  WriteRegDWORD HKCU "${UNINSTALL}" "NoModify" 1
  WriteRegDWORD HKCU "${UNINSTALL}" "NoRepair" 1
  ${GetSize} "$INSTDIR" "/S=0K" $0 $1 $2
  IntFmt $0 "0x%08X" $0
  WriteRegDWORD HKCU "${UNINSTALL}" "EstimatedSize" "$0"
FunctionEnd

; Before anything is touched: a setup that stops half way would leave neither version.
Function CheckSpace
  SectionGetSize ${SectionProgram} $R2
  IntOp $R2 $R2 / 1024
  IntOp $R2 $R2 + 10
  ${GetRoot} "$INSTDIR" $0
  ClearErrors
  ${DriveSpace} "$0\" "/D=F /S=M" $R3
  ${IfNot} ${Errors}
  ${AndIf} $R3 < $R2
    !insertmacro GiveUp ${EXIT_SPACE} "$(textSpace)"
  ${EndIf}
FunctionEnd

Function RefuseDowngrade
  ReadRegStr $R1 HKCU "${UNINSTALL}" "DisplayVersion"
  ${If} $R1 != ""
    ${VersionCompare} "$R1" "${VERSION}" $0
    ${If} $0 = 1
      !insertmacro GiveUp ${EXIT_NEWER} "$(textNewer)"
    ${EndIf}
  ${EndIf}
FunctionEnd

; Silent: /S, with /AUTOSTART to start when the user signs in, and /D=C:\folder as the last word.
Function ChooseLogin
  ${GetParameters} $0
  ClearErrors
  ${GetOptions} $0 "/AUTOSTART" $1
  ${IfNot} ${Errors}
    !insertmacro SelectSection ${SectionLogin}
  ${EndIf}
  ReadRegStr $1 HKCU "${RUN}" "Dragoman"
  ${If} $1 != ""
    !insertmacro SelectSection ${SectionLogin}
  ${EndIf}
FunctionEnd

Function .onInit
  !insertmacro MUI_LANGDLL_DISPLAY
  ${IfNot} ${RunningX64}
    !insertmacro GiveUp ${EXIT_SYSTEM} "$(textSystem)"
  ${EndIf}
  Call RefuseDowngrade
  Call ChooseLogin
FunctionEnd

Function un.onInit
  !insertmacro MUI_UNGETLANGUAGE
FunctionEnd

Function un.onUninstSuccess
  MessageBox MB_OK|MB_ICONINFORMATION "$(textGone)" /SD IDOK
FunctionEnd

Section "Uninstall"
  Call un.StopRunning
  !include "${FILES_OUT}"
  Delete "$INSTDIR\uninstall.exe"
  RMDir "$INSTDIR"
  Delete "$SMPROGRAMS\Dragoman.lnk"
  ; An upgrade follows: it decides on these.
  ${GetParameters} $0
  ClearErrors
  ${GetOptions} $0 "/UPGRADE" $1
  ${If} ${Errors}
    DeleteRegValue HKCU "${RUN}" "Dragoman"
    DeleteRegKey HKCU "${UNINSTALL}"
    DeleteRegKey HKCU "${OWN}"
  ${EndIf}
SectionEnd
