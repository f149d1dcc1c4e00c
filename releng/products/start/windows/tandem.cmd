@rem The command line: tandem --help
@powershell.exe -NoLogo -NoProfile -ExecutionPolicy Bypass -File "%~dp0tandem.ps1" %*
@exit /b %ERRORLEVEL%
