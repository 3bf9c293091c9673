# How this project declares its rooms (libraries), tests and their common settings.

find_program(CCACHE_PROGRAM ccache)
if(CCACHE_PROGRAM AND NOT CMAKE_CXX_COMPILER_LAUNCHER)
    set(CMAKE_CXX_COMPILER_LAUNCHER ${CCACHE_PROGRAM})
endif()

add_library(dragoman_settings INTERFACE)
target_compile_features(dragoman_settings INTERFACE cxx_std_20)
target_compile_definitions(dragoman_settings INTERFACE
    QT_NO_CAST_FROM_ASCII QT_NO_CAST_TO_ASCII QT_NO_FOREACH QT_NO_NARROWING_CONVERSIONS_IN_CONNECT
    QT_NO_KEYWORDS QT_STRICT_ITERATORS DRAGOMAN_VERSION="${PROJECT_VERSION}")
if(MSVC)
    target_compile_options(dragoman_settings INTERFACE /W4 /utf-8 /permissive-)
else()
    target_compile_options(dragoman_settings INTERFACE -Wall -Wextra -Wpedantic -Wshadow)
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

# dragoman_room(NAME SOURCES ... LINKS ...): a static library `dragoman_NAME`. A room that links no
# Qt library is plain C++: a Qt include does not compile there.
function(dragoman_room name)
    cmake_parse_arguments(ARG "QT" "" "SOURCES;LINKS;PRIVATE_LINKS" ${ARGN})
    if(NOT ARG_SOURCES)
        add_library(dragoman_${name} INTERFACE)
        target_include_directories(dragoman_${name} INTERFACE ${CMAKE_SOURCE_DIR}/core)
        target_link_libraries(dragoman_${name} INTERFACE ${ARG_LINKS})
        return()
    endif()
    add_library(dragoman_${name} STATIC ${ARG_SOURCES})
    add_dependencies(dragoman_${name} check_rooms)
    target_include_directories(dragoman_${name} PUBLIC ${CMAKE_SOURCE_DIR}/core)
    target_link_libraries(dragoman_${name} PUBLIC ${ARG_LINKS} PRIVATE dragoman_settings ${ARG_PRIVATE_LINKS})
    if(ARG_QT)
        set_target_properties(dragoman_${name} PROPERTIES AUTOMOC ON)
    elseif(NOT MSVC)
        target_compile_options(dragoman_${name} PRIVATE -Wconversion)
    endif()
endfunction()

# dragoman_test(tst_x LINKS ...): tests/<room>/tst_x.cpp as a Qt Test program without windows.
function(dragoman_test name)
    cmake_parse_arguments(ARG "" "TIMEOUT" "SOURCES;LINKS;LABELS" ${ARGN})
    add_executable(${name} ${name}.cpp ${ARG_SOURCES})
    set_target_properties(${name} PROPERTIES AUTOMOC ON)
    target_include_directories(${name} PRIVATE ${CMAKE_SOURCE_DIR}/tests)
    target_compile_definitions(${name} PRIVATE TEST_DATA_DIR="${CMAKE_SOURCE_DIR}/tests")
    target_link_libraries(${name} PRIVATE Qt6::Test ${ARG_LINKS} dragoman_settings)
    if(NOT ARG_TIMEOUT)
        set(ARG_TIMEOUT 120)
    endif()
    add_test(NAME ${name} COMMAND ${name})
    set_tests_properties(${name} PROPERTIES TIMEOUT ${ARG_TIMEOUT} LABELS "${ARG_LABELS}")
endfunction()
