; NOT YET RUN. Written from Inno Setup's documentation (6.3 or newer); held to the rest by
; tests/packaging/test_elsewhere.py, and by nothing else. Run by: python packaging\make.py build windows
;
; For everybody on the computer, by an administrator:
;     tryg-overgang-<version>-setup.exe /VERYSILENT /SUPPRESSMSGBOXES /NORESTART /LOG="<file>"
; and away again:
;     "%ProgramFiles%\Tryg Overgang\uninstall\unins000.exe" /VERYSILENT /SUPPRESSMSGBOXES /NORESTART
; What was written by the users (%LocalAppData%\Tryg Overgang) and the municipality's folder
; (%ProgramData%\Tryg Overgang) are named nowhere below as something to delete.

#ifndef Version
  #error Version is given by packaging/elsewhere.py: /DVersion=<version>
#endif
#define Name "Tryg Overgang"
#define Program "tryg-overgang"

[Setup]
AppId={{9F1B6C52-6F0E-4B0C-9C1F-5D6C3E0A7B41}
AppName={#Name}
AppVersion={#Version}
AppVerName={#Name} {#Version}
VersionInfoVersion={#Version}
DefaultDirName={autopf}\{#Name}
UninstallFilesDir={app}\uninstall
UninstallDisplayIcon={app}\program\{#Program}.exe
OutputDir=..\..\dist
OutputBaseFilename={#Program}-{#Version}-setup
PrivilegesRequired=admin
ArchitecturesAllowed=x64compatible
ArchitecturesInstallIn64BitMode=x64compatible
MinVersion=10.0.17763
DisableDirPage=yes
DisableProgramGroupPage=yes
CloseApplications=yes
RestartApplications=no
SetupLogging=yes
Compression=lzma2
SolidCompression=yes
WizardStyle=modern
ShowLanguageDialog=no

[Languages]
Name: "da"; MessagesFile: "compiler:Languages\Danish.isl"

[CustomMessages]
da.ShortcutHint=Overgangen fra hjem til dagtilbud, skrevet sammen med forældrene
da.ProtectingFolder=Kommunens mappe gøres klar …

[InstallDelete]
; What an earlier version had and this one has not, or the hash in Om would be of both.
Type: filesandordirs; Name: "{app}\program"

[Files]
Source: "..\..\dist\{#Program}\*"; DestDir: "{app}\program"; Flags: ignoreversion recursesubdirs createallsubdirs

[Dirs]
Name: "{commonappdata}\{#Name}"; Flags: uninsneveruninstall

[Icons]
Name: "{commonprograms}\{#Name}"; Filename: "{app}\program\{#Program}.exe"; Comment: "{cm:ShortcutHint}"

[Run]
; Windows lets every user make files below ProgramData. In the municipality's folder only the system (S-1-5-18)
; and administrators (S-1-5-32-544) may; users (S-1-5-32-545) read.
Filename: "{sys}\icacls.exe"; Parameters: """{commonappdata}\{#Name}"" /inheritance:r /grant:r *S-1-5-18:(OI)(CI)F *S-1-5-32-544:(OI)(CI)F *S-1-5-32-545:(OI)(CI)RX"; Flags: runhidden; StatusMsg: "{cm:ProtectingFolder}"
