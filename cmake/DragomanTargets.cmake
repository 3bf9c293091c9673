# How this project declares its rooms (libraries), tests and their common settings.

include(DragomanHeaders)

find_program(CCACHE_PROGRAM ccache)
if(CCACHE_PROGRAM AND NOT CMAKE_CXX_COMPILER_LAUNCHER)
    # ccache leaves out whatever uses precompiled headers unless it is told that these two do not matter,
    # and would read their nearly 200 MB for every file again without the inode cache.
    set(CMAKE_CXX_COMPILER_LAUNCHER ${CMAKE_COMMAND} -E env
        CCACHE_SLOPPINESS=pch_defines,time_macros CCACHE_INODECACHE=1 ${CCACHE_PROGRAM})
endif()

# Rooms are static libraries in what users get. With BUILD_SHARED_LIBS every test loads one copy of them
# instead of containing its own: 176 programs took 5 GB otherwise. One flag for all, as precompiled
# headers are shared between libraries and programs.
if(BUILD_SHARED_LIBS AND NOT MSVC)
    add_compile_options(-fPIC)
endif()

find_program(MOLD_PROGRAM mold)

add_library(dragoman_settings INTERFACE)
target_compile_features(dragoman_settings INTERFACE cxx_std_20)
target_compile_definitions(dragoman_settings INTERFACE
    QT_NO_CAST_FROM_ASCII QT_NO_CAST_TO_ASCII QT_NO_FOREACH QT_NO_NARROWING_CONVERSIONS_IN_CONNECT
    QT_NO_KEYWORDS QT_STRICT_ITERATORS DRAGOMAN_VERSION="${PROJECT_VERSION}")
if(WIN32)
    # Without them Windows' headers make macros of words such as min, small and far.
    target_compile_definitions(dragoman_settings INTERFACE NOMINMAX WIN32_LEAN_AND_MEAN)
endif()
if(MSVC)
    target_compile_options(dragoman_settings INTERFACE /W4 /utf-8 /permissive-)
else()
    target_compile_options(dragoman_settings INTERFACE -Wall -Wextra -Wpedantic -Wshadow)
endif()
if(MINGW)
    # Where the library's own code is inlined, GCC 12 sees lengths that cannot be, for Windows only.
    target_compile_options(dragoman_settings INTERFACE -Wno-array-bounds -Wno-restrict
        -Wno-stringop-overflow -Wno-stringop-overread)
endif()
if(CMAKE_CXX_COMPILER_ID STREQUAL "GNU" AND DRAGOMAN_PRECOMPILE)
    target_compile_options(dragoman_settings INTERFACE -fpch-preprocess) # ccache reads what this writes
endif()
if(CMAKE_BUILD_TYPE STREQUAL "Release" AND NOT MSVC)
    # Where it was built is not in what users get, so that anybody can build the same.
    target_compile_options(dragoman_settings INTERFACE -ffile-prefix-map=${CMAKE_SOURCE_DIR}=.)
endif()
if(MOLD_PROGRAM AND CMAKE_BUILD_TYPE STREQUAL "Debug")
    target_link_options(dragoman_settings INTERFACE -fuse-ld=mold) # a quarter of the time of GNU ld
endif()
if(DRAGOMAN_SANITIZE)
    target_compile_options(dragoman_settings INTERFACE
        -fsanitize=address,undefined -fno-sanitize-recover=undefined -fno-omit-frame-pointer)
    target_link_options(dragoman_settings INTERFACE -fsanitize=address,undefined)
endif()
if(DRAGOMAN_FUZZ)
    # Every room tells the fuzzer which branches it took; only the fuzz programs have its main().
    target_compile_options(dragoman_settings INTERFACE -fsanitize=fuzzer-no-link)
    target_link_options(dragoman_settings INTERFACE -fsanitize=fuzzer-no-link)
endif()

# Every build first checks that no room includes a header of a room it may not use.
add_custom_target(check_rooms ALL
    COMMAND ${CMAKE_COMMAND} -DROOT=${CMAKE_SOURCE_DIR} -P ${CMAKE_SOURCE_DIR}/cmake/CheckRooms.cmake
    VERBATIM)

# dragoman_room(NAME SOURCES ... LINKS ...): a library `dragoman_NAME`. A room that links no
# Qt library is plain C++: a Qt include does not compile there.
function(dragoman_room name)
    cmake_parse_arguments(ARG "QT" "" "SOURCES;LINKS;PRIVATE_LINKS" ${ARGN})
    if(NOT ARG_SOURCES)
        add_library(dragoman_${name} INTERFACE)
        target_include_directories(dragoman_${name} INTERFACE ${CMAKE_SOURCE_DIR}/core)
        target_link_libraries(dragoman_${name} INTERFACE ${ARG_LINKS})
        return()
    endif()
    add_library(dragoman_${name} ${ARG_SOURCES})
    add_dependencies(dragoman_${name} check_rooms)
    target_include_directories(dragoman_${name} PUBLIC ${CMAKE_SOURCE_DIR}/core)
    target_link_libraries(dragoman_${name} PUBLIC ${ARG_LINKS} PRIVATE dragoman_settings ${ARG_PRIVATE_LINKS})
    if(ARG_QT)
        set_target_properties(dragoman_${name} PROPERTIES AUTOMOC ON)
    elseif(NOT MSVC)
        target_compile_options(dragoman_${name} PRIVATE -Wconversion)
    endif()
    dragoman_precompile(dragoman_${name})
endfunction()

# dragoman_test_library(NAME SOURCES ... LINKS ...): what several tests use, compiled once for all of them.
function(dragoman_test_library name)
    cmake_parse_arguments(ARG "" "" "SOURCES;LINKS" ${ARGN})
    add_library(${name} ${ARG_SOURCES})
    set_target_properties(${name} PROPERTIES AUTOMOC ON)
    target_include_directories(${name} PUBLIC ${CMAKE_SOURCE_DIR}/tests)
    target_link_libraries(${name} PUBLIC ${ARG_LINKS} PRIVATE dragoman_settings)
    dragoman_precompile(${name})
endfunction()

# Tests of the program for Windows that do not run there, each with the reason: built by nobody, and named
# when the build is configured.
if(WIN32)
    include(${CMAKE_CURRENT_LIST_DIR}/NotOnWindows.cmake)
endif()
function(dragoman_leave_out_on_windows name)
    if(DEFINED NOT_ON_WINDOWS_${name})
        message(STATUS "Not on Windows: ${name}: ${NOT_ON_WINDOWS_${name}}")
        set_target_properties(${name} PROPERTIES EXCLUDE_FROM_ALL ON)
        set_tests_properties(${name} PROPERTIES DISABLED ON)
    endif()
endfunction()

# dragoman_test(tst_x LINKS ...): tests/<room>/tst_x.cpp as a Qt Test program without windows. DATA gives
# it TEST_DATA_DIR, the tests folder: only to those who read from there, as it keeps trees from sharing
# the compiler cache. LAUNCHER is a command that runs the program.
function(dragoman_test name)
    cmake_parse_arguments(ARG "DATA" "TIMEOUT" "SOURCES;LINKS;LABELS;LAUNCHER" ${ARGN})
    add_executable(${name} ${name}.cpp ${ARG_SOURCES})
    set_target_properties(${name} PROPERTIES AUTOMOC ON)
    target_include_directories(${name} PRIVATE ${CMAKE_SOURCE_DIR}/tests)
    if(ARG_DATA)
        set_source_files_properties(${name}.cpp ${ARG_SOURCES}
            PROPERTIES COMPILE_DEFINITIONS TEST_DATA_DIR="${CMAKE_SOURCE_DIR}/tests")
    endif()
    target_link_libraries(${name} PRIVATE Qt6::Test ${ARG_LINKS} dragoman_settings)
    dragoman_precompile(${name})
    # Empty in most tests, whose classes are in the .cpp file: reading the headers would take longest.
    set_source_files_properties(${CMAKE_CURRENT_BINARY_DIR}/${name}_autogen/mocs_compilation.cpp
        PROPERTIES SKIP_PRECOMPILE_HEADERS ON)
    if(NOT ARG_TIMEOUT)
        set(ARG_TIMEOUT 120)
    endif()
    # Tests for another system run by the launcher that the tool chain names (wine).
    add_test(NAME ${name} COMMAND ${ARG_LAUNCHER} ${CMAKE_CROSSCOMPILING_EMULATOR} $<TARGET_FILE:${name}>)
    set_tests_properties(${name} PROPERTIES TIMEOUT ${ARG_TIMEOUT} LABELS "${ARG_LABELS}")
    dragoman_leave_out_on_windows(${name})
endfunction()
