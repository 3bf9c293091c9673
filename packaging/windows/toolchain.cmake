# From Debian's GCC to 64-bit Windows. The posix flavour is the one whose library has std::thread.
set(CMAKE_SYSTEM_NAME Windows)
set(CMAKE_SYSTEM_PROCESSOR x86_64)

set(triple x86_64-w64-mingw32)
set(CMAKE_C_COMPILER ${triple}-gcc-posix)
set(CMAKE_CXX_COMPILER ${triple}-g++-posix)
set(CMAKE_RC_COMPILER ${triple}-windres)
set(CMAKE_AR ${triple}-gcc-ar-posix CACHE FILEPATH "")
set(CMAKE_RANLIB ${triple}-gcc-ranlib-posix CACHE FILEPATH "")

# Where packaging/windows/dependencies puts what it builds. Nothing of the system that compiles may be found.
set(CMAKE_FIND_ROOT_PATH /usr/${triple})
if(DEFINED ENV{DRAGOMAN_CROSS_PREFIX})
    list(PREPEND CMAKE_FIND_ROOT_PATH "$ENV{DRAGOMAN_CROSS_PREFIX}")
    list(PREPEND CMAKE_PREFIX_PATH "$ENV{DRAGOMAN_CROSS_PREFIX}")
endif()
set(CMAKE_FIND_ROOT_PATH_MODE_PROGRAM NEVER)
set(CMAKE_FIND_ROOT_PATH_MODE_LIBRARY ONLY)
set(CMAKE_FIND_ROOT_PATH_MODE_INCLUDE ONLY)
set(CMAKE_FIND_ROOT_PATH_MODE_PACKAGE ONLY)

# What a build or ctest starts runs under wine, where there is one.
find_program(wine NAMES wine)
if(wine)
    set(CMAKE_CROSSCOMPILING_EMULATOR ${wine})
endif()
