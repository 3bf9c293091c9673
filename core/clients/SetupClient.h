#pragma once

#include "clients/ClientPlaces.h"
#include "clients/SettingsFormat.h"
#include "protocol/Codec.h"

#include <string>
#include <string_view>
#include <vector>

namespace dragoman {

// What a client is pointed at.
struct SetupValues
{
    std::string root; // "http://127.0.0.1:9998", without /v1
    std::string token; // what the client gives as its key
    std::string model; // empty = the client's own choice, where it has one
};

// One value that we put into a client's settings.
struct OwnKey
{
    KeyPath path;
    std::string json;
    bool address = false; // it says where requests go
};

// A client whose settings file can be changed for the user.
struct SetupClient
{
    std::string_view id; // as `dragoman setup` takes it
    std::string_view title;
    FileFormat format;
    Protocol protocol; // that it speaks
    QString (*file)(const ClientPlaces& places);
    std::vector<OwnKey> (*keys)(const SetupValues& values);
    bool needsModel = false;
    std::string_view newFile{}; // what a file needs beside our keys when there was none
    std::string_view note{}; // what the user has to do beside; empty = nothing
    KeyPath rival{}; // a value of the user's own that works against ours; empty = none
    std::string_view rivalNote{};
    std::string_view plainJsonNote{}; // for a client that reads no comments; empty = it does
};

const std::vector<SetupClient>& setupClients();

// Errors: NotFound, naming the clients there are.
Result<const SetupClient*> findSetupClient(std::string_view id);

} // namespace dragoman
