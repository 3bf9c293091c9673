# NOT_ON_WINDOWS_<test>: the reason.
set(NOT_ON_WINDOWS_tst_secretstore "is about the file modes of Unix")
set(NOT_ON_WINDOWS_tst_systemproxy "sets the proxy by environment variables, which Windows does not read")
set(NOT_ON_WINDOWS_tst_translations "runs lupdate, a program of the machine that builds")
set(NOT_ON_WINDOWS_tst_upstreamtls "makes its certificates by the program openssl, which is not there under wine")
