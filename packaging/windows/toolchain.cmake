# From Debian's GCC to 64-bit Windows. The posix flavour is the one whose library has std::thread.
set(CMAKE_SYSTEM_NAME Windows)
set(CMAKE_SYSTEM_PROCESSOR x86_64)

set(triple x86_64-w64-mingw32)
set(CMAKE_C_COMPILER ${triple}-gcc-posix)
set(CMAKE_CXX_COMPILER ${triple}-g++-posix)
set(CMAKE_RC_COMPILER ${triple}-windres)
set(CMAKE_AR ${triple}-gcc-ar-posix CACHE FILEPATH "")
set(CMAKE_RANLIB ${triple}-gcc-ranlib-posix CACHE FILEPATH "")

# What packaging/windows/dependencies built. Nothing of the system that compiles may be found.
set(prefix $ENV{DRAGOMAN_CROSS_PREFIX})
if(NOT prefix)
    get_filename_component(prefix ${CMAKE_CURRENT_LIST_DIR}/../../build/windows/prefix ABSOLUTE)
endif()
set(CMAKE_FIND_ROOT_PATH ${prefix} /usr/${triple})
list(PREPEND CMAKE_PREFIX_PATH ${prefix})
set(CMAKE_FIND_ROOT_PATH_MODE_PROGRAM NEVER)
set(CMAKE_FIND_ROOT_PATH_MODE_LIBRARY ONLY)
set(CMAKE_FIND_ROOT_PATH_MODE_INCLUDE ONLY)
set(CMAKE_FIND_ROOT_PATH_MODE_PACKAGE ONLY)

# Qt's own programs (moc, lrelease) are those of this machine.
set(QT_HOST_PATH /usr CACHE PATH "")
file(GLOB qt_host_info /usr/lib/*/cmake/Qt6HostInfo)
get_filename_component(qt_host_cmake "${qt_host_info}" DIRECTORY)
set(QT_HOST_PATH_CMAKE_DIR ${qt_host_cmake} CACHE PATH "")

# What a build or ctest starts runs under wine, where there is one.
find_program(wine NAMES wine)
if(wine)
    set(CMAKE_CROSSCOMPILING_EMULATOR ${wine})
endif()
