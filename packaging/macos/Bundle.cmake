# Written, never run. Makes an application bundle of the program on macOS (-DDRAGOMAN_BUNDLE=ON); packaging/macos/build
# fills it with frameworks, signs it and packs it.

# Names in reverse order of a domain belong to who has the domain; there is none, so whoever signs gives one.
set(DRAGOMAN_BUNDLE_IDENTIFIER "invalid.dragoman" CACHE STRING "Identifier of the macOS bundle")
set(DRAGOMAN_ICON "" CACHE FILEPATH "The .icns file of the bundle")

set_target_properties(dragoman PROPERTIES
    MACOSX_BUNDLE ON
    MACOSX_BUNDLE_INFO_PLIST ${CMAKE_CURRENT_LIST_DIR}/Info.plist.in
    MACOSX_BUNDLE_GUI_IDENTIFIER ${DRAGOMAN_BUNDLE_IDENTIFIER}
    MACOSX_BUNDLE_BUNDLE_NAME Dragoman
    MACOSX_BUNDLE_ICON_FILE dragoman.icns
    MACOSX_BUNDLE_SHORT_VERSION_STRING ${PROJECT_VERSION}
    MACOSX_BUNDLE_BUNDLE_VERSION ${PROJECT_VERSION}
    MACOSX_BUNDLE_COPYRIGHT "MIT licence")
if(DRAGOMAN_ICON)
    target_sources(dragoman PRIVATE ${DRAGOMAN_ICON})
    set_source_files_properties(${DRAGOMAN_ICON} TARGET_DIRECTORY dragoman PROPERTIES
        MACOSX_PACKAGE_LOCATION Resources)
endif()
