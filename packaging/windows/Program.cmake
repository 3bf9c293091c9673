# What only Windows wants of the program: icon, version and manifest inside the file, no console behind the
# tray, and a second program for the console (docs/decisions/030-two-programs-on-windows.md).
set(DRAGOMAN_ICON "" CACHE FILEPATH "The program's icon (.ico); packaging/windows/build draws it")

enable_language(RC)
set(ICON_LINE "")
if(DRAGOMAN_ICON)
    set(ICON_LINE "1 ICON \"${DRAGOMAN_ICON}\"")
endif()
set(MANIFEST ${CMAKE_CURRENT_LIST_DIR}/resources/program.manifest)
set(resources ${CMAKE_CURRENT_BINARY_DIR}/program.rc)
configure_file(${CMAKE_CURRENT_LIST_DIR}/resources/program.rc.in ${resources} @ONLY)
set_source_files_properties(${resources} PROPERTIES OBJECT_DEPENDS "${MANIFEST};${DRAGOMAN_ICON}")

target_sources(dragoman PRIVATE ${resources})
if(DRAGOMAN_DESKTOP)
    set_target_properties(dragoman PROPERTIES WIN32_EXECUTABLE ON)
    add_executable(dragoman_console main.cpp WindowProgram.cpp ${resources})
    target_link_libraries(dragoman_console PRIVATE dragoman_app dragoman_settings)
    target_compile_definitions(dragoman_console PRIVATE DRAGOMAN_CONSOLE)
    set_target_properties(dragoman_console PROPERTIES OUTPUT_NAME dragoman SUFFIX .com)
endif()
