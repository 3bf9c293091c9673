set(NOT_ON_WINDOWS_tst_translations "lupdate is not among the programs that a cross build has")
