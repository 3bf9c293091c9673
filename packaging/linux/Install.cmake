# What `cmake --install` puts where on Linux, and the packages that CPack makes of it: `dragoman` with the tray
# application, and `dragoman-server`, the same commands for machines that shall not have Qt Widgets. Both
# have a program of that name, so `cmake --install` takes the first one unless `--component server` is asked for.
include(GNUInstallDirs)

set(here ${CMAKE_CURRENT_LIST_DIR})
set(made ${CMAKE_BINARY_DIR}/packaging)
set(package_server dragoman-server)
set(package_desktop dragoman)
set(components server)
set(only_server "")
if(DRAGOMAN_DESKTOP)
    list(PREPEND components desktop)
    set(only_server EXCLUDE_FROM_ALL)
endif()

# dragoman_installed(COMPONENT ...): install() for one of the packages.
macro(dragoman_installed component)
    if(${component} STREQUAL server)
        install(${ARGN} COMPONENT server ${only_server})
    else()
        install(${ARGN} COMPONENT desktop)
    endif()
endmacro()

# --- the programs

set(program_server dragoman)
set(program_desktop dragoman)
if(DRAGOMAN_DESKTOP)
    add_executable(dragoman_headless app/main.cpp)
    set_target_properties(dragoman_headless PROPERTIES
        OUTPUT_NAME dragoman RUNTIME_OUTPUT_DIRECTORY ${CMAKE_BINARY_DIR}/headless)
    target_link_libraries(dragoman_headless PRIVATE dragoman_app dragoman_settings)
    set(program_server dragoman_headless)
endif()

# simdjson's name changes with every Debian release; a copy of our own lets one package serve several. It lies
# deeper than CPack looks for libraries of the system, for which it would have ldconfig run.
set(libraries lib/${CMAKE_LIBRARY_ARCHITECTURE}/dragoman)
foreach(component IN LISTS components)
    dragoman_installed(${component} TARGETS ${program_${component}} RUNTIME DESTINATION ${CMAKE_INSTALL_BINDIR})
    set_target_properties(${program_${component}} PROPERTIES INSTALL_RPATH $ORIGIN/../${libraries})
    dragoman_installed(${component} IMPORTED_RUNTIME_ARTIFACTS simdjson::simdjson
        LIBRARY DESTINATION ${libraries})
endforeach()

# --- texts

# dragoman_compressed(SOURCE NAME): makes a gzip file of it, without a date in it.
find_program(GZIP_PROGRAM gzip REQUIRED)
function(dragoman_compressed source name)
    add_custom_command(OUTPUT ${made}/${name}.gz DEPENDS ${source}
        COMMAND sh -c "exec \"$1\" -9nc \"$2\" > \"$3\"" sh ${GZIP_PROGRAM} ${source} ${made}/${name}.gz VERBATIM)
    string(MAKE_C_IDENTIFIER packaged_${name} target)
    add_custom_target(${target} ALL DEPENDS ${made}/${name}.gz)
endfunction()

# The day of the build: a package without one is no package to Debian's tools.
string(TIMESTAMP debian_date "%a, %d %b %Y 00:00:00 +0000" UTC)
string(TIMESTAMP release_date "%Y-%m-%d" UTC)
set(changes ${CMAKE_SOURCE_DIR}/CHANGELOG.md)
if(NOT EXISTS ${changes})
    set(changes ${made}/changelog)
    file(CONFIGURE OUTPUT ${changes} CONTENT "# Changes\n\n## @PROJECT_VERSION@\n" @ONLY)
endif()
configure_file(${here}/dragoman.1.in ${made}/dragoman.1 @ONLY)
dragoman_compressed(${changes} changelog)
dragoman_compressed(${made}/dragoman.1 dragoman.1)
foreach(component IN LISTS components)
    set(package_name ${package_${component}})
    set(documents ${CMAKE_INSTALL_DATADIR}/doc/${package_name})
    configure_file(${here}/changelog.Debian.in ${made}/${component}/changelog.Debian @ONLY)
    dragoman_compressed(${made}/${component}/changelog.Debian ${component}/changelog.Debian)
    configure_file(${here}/lintian-overrides.in ${made}/${component}/lintian-overrides @ONLY)
    dragoman_installed(${component} FILES ${here}/copyright ${made}/changelog.gz
        ${made}/${component}/changelog.Debian.gz DESTINATION ${documents})
    dragoman_installed(${component} FILES ${made}/dragoman.1.gz DESTINATION ${CMAKE_INSTALL_MANDIR}/man1)
    dragoman_installed(${component} FILES ${here}/user/dragoman.service DESTINATION lib/systemd/user)
    dragoman_installed(${component} FILES ${made}/${component}/lintian-overrides
        DESTINATION ${CMAKE_INSTALL_DATADIR}/lintian/overrides RENAME ${package_name})
endforeach()
dragoman_installed(server FILES ${here}/system/dragoman.service DESTINATION lib/systemd/system)

# --- what a desktop shows

if(DRAGOMAN_DESKTOP)
    configure_file(${here}/dragoman.metainfo.xml.in ${made}/dragoman.metainfo.xml @ONLY)
    set(icons ${made}/icons/hicolor)
    add_custom_command(OUTPUT ${icons}/16x16/apps/dragoman.png
        COMMAND ${CMAKE_SOURCE_DIR}/packaging/icons/make hicolor ${icons}
        DEPENDS ${CMAKE_SOURCE_DIR}/ui/ProgramMark.cpp VERBATIM)
    add_custom_target(packaged_icons ALL DEPENDS ${icons}/16x16/apps/dragoman.png)
    dragoman_installed(desktop DIRECTORY ${icons} DESTINATION ${CMAKE_INSTALL_DATADIR}/icons)
    dragoman_installed(desktop FILES ${here}/dragoman.desktop DESTINATION ${CMAKE_INSTALL_DATADIR}/applications)
    dragoman_installed(desktop FILES ${made}/dragoman.metainfo.xml
        DESTINATION ${CMAKE_INSTALL_DATADIR}/metainfo)
endif()

include(${here}/Cpack.cmake)
