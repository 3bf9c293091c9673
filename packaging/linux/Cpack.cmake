# How CPack makes deb and rpm packages of the components; included by Install.cmake.
set(CPACK_PACKAGE_NAME dragoman)
set(CPACK_PACKAGE_VENDOR "The Dragoman developers")
set(CPACK_PACKAGE_CONTACT "The Dragoman developers <dragoman@packages.invalid>")
set(CPACK_PACKAGING_INSTALL_PREFIX /usr)
set(CPACK_PACKAGE_DIRECTORY ${CMAKE_SOURCE_DIR}/build/packages)
set(CPACK_STRIP_FILES ON)
set(CPACK_INSTALL_DEFAULT_DIRECTORY_PERMISSIONS
    OWNER_READ OWNER_WRITE OWNER_EXECUTE GROUP_READ GROUP_EXECUTE WORLD_READ WORLD_EXECUTE)
set(CPACK_COMPONENTS_ALL ${components})
set(CPACK_COMPONENTS_GROUPING IGNORE)
set(CPACK_GENERATOR DEB)

set(summary_desktop "translating proxy between AI clients and AI providers")
set(summary_server "translating proxy between AI clients and AI providers (server)")
set(what_it_does "Dragoman is a small proxy that speaks OpenAI Chat Completions and
Anthropic Messages to clients, and either of them to providers:
streaming, tools, images, thinking and errors included.")
set(description_desktop "${what_it_does}

This package has the tray application and the commands.")
set(description_server "${what_it_does}

This package has the commands alone, for machines without a display.")

set(CPACK_DEB_COMPONENT_INSTALL ON)
set(CPACK_DEBIAN_FILE_NAME DEB-DEFAULT)
set(CPACK_DEBIAN_PACKAGE_RELEASE 1)
set(CPACK_DEBIAN_PACKAGE_SHLIBDEPS ON)
get_target_property(simdjson simdjson::simdjson LOCATION)
cmake_path(GET simdjson PARENT_PATH CPACK_DEBIAN_PACKAGE_SHLIBDEPS_PRIVATE_DIRS)
# What is loaded by name, where dpkg-shlibdeps cannot see it.
set(loaded_by_name "libqt6sql6-sqlite, ca-certificates")
set(keychain "libsecret-1-0, gnome-keyring | kwalletmanager")
set(CPACK_DEBIAN_DESKTOP_PACKAGE_DEPENDS "${loaded_by_name}")
set(CPACK_DEBIAN_DESKTOP_PACKAGE_RECOMMENDS "${keychain}, qt6-wayland")
set(CPACK_DEBIAN_DESKTOP_PACKAGE_PROVIDES "dragoman-server")
set(CPACK_DEBIAN_DESKTOP_PACKAGE_CONFLICTS "dragoman-server")
set(CPACK_DEBIAN_DESKTOP_PACKAGE_REPLACES "dragoman-server")
set(CPACK_DEBIAN_SERVER_PACKAGE_DEPENDS "${loaded_by_name}")
set(CPACK_DEBIAN_SERVER_PACKAGE_SUGGESTS "${keychain}")
set(CPACK_DEBIAN_SERVER_PACKAGE_CONFLICTS "dragoman")
set(CPACK_DEBIAN_SERVER_PACKAGE_REPLACES "dragoman")

set(CPACK_RPM_COMPONENT_INSTALL ON)
set(CPACK_RPM_FILE_NAME RPM-DEFAULT)
set(CPACK_RPM_PACKAGE_LICENSE MIT)
set(CPACK_RPM_PACKAGE_REQUIRES "ca-certificates")
set(CPACK_RPM_PACKAGE_SUGGESTS "libsecret, gnome-keyring")
set(CPACK_RPM_PACKAGE_AUTOREQ ON)
set(CPACK_RPM_PACKAGE_AUTOPROV OFF) # the private copy is for nobody else
set(CPACK_RPM_DESKTOP_PACKAGE_CONFLICTS "dragoman-server")
set(CPACK_RPM_SERVER_PACKAGE_CONFLICTS "dragoman")
set(CPACK_RPM_SPEC_MORE_DEFINE "%global __requires_exclude ^libsimdjson[.]so") # it is in the package
set(CPACK_RPM_EXCLUDE_FROM_AUTO_FILELIST_ADDITION
    /usr/lib/systemd /usr/lib/systemd/user /usr/lib/systemd/system /usr/lib/${CMAKE_LIBRARY_ARCHITECTURE}
    /usr/share/applications /usr/share/metainfo /usr/share/man /usr/share/man/man1 /usr/share/lintian
    /usr/share/lintian/overrides /usr/share/icons /usr/share/icons/hicolor)
foreach(size IN ITEMS 16 22 24 32 48 64 128 256 512)
    list(APPEND CPACK_RPM_EXCLUDE_FROM_AUTO_FILELIST_ADDITION
        /usr/share/icons/hicolor/${size}x${size} /usr/share/icons/hicolor/${size}x${size}/apps)
endforeach()
foreach(component IN LISTS components)
    string(TOUPPER ${component} upper)
    set(CPACK_DEBIAN_${upper}_PACKAGE_NAME ${package_${component}})
    set(CPACK_DEBIAN_${upper}_PACKAGE_SECTION net)
    set(CPACK_DEBIAN_${upper}_DESCRIPTION "${summary_${component}}\n${description_${component}}")
    set(CPACK_RPM_${upper}_PACKAGE_NAME ${package_${component}})
    set(CPACK_RPM_${upper}_PACKAGE_SUMMARY "${summary_${component}}")
    set(CPACK_RPM_${upper}_PACKAGE_DESCRIPTION "${description_${component}}")
endforeach()
include(CPack)
