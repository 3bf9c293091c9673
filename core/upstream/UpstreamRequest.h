#pragma once

#include "http/HeaderList.h"

#include <chrono>
#include <cstddef>
#include <string>

namespace dragoman {

enum class ProxyMode {
    System, // what the operating system or the environment says; never for loopback addresses
    None,
    Explicit, // the proxy at ProxyChoice::url, for every address
};

struct ProxyChoice
{
    ProxyMode mode = ProxyMode::System;
    std::string url{}; // http://, https:// or socks5h://; read for ProxyMode::Explicit only
};

// The choice that the configuration spells as "system", "none" or the proxy's URL.
ProxyChoice proxyChoice(const std::string& words);

// How long each phase may take; 0 means no limit. Measured with the monotonic clock.
struct UpstreamTimeouts
{
    std::chrono::milliseconds connect{ 10'000 }; // name lookup, TCP and TLS together
    std::chrono::milliseconds firstByte{ 60'000 }; // from the last progress of sending to the head
    std::chrono::milliseconds idle{ 120'000 }; // between two pieces of the body; rests while paused
    std::chrono::milliseconds total{ 600'000 }; // from start() to the last byte
};

struct UpstreamLimits
{
    std::size_t headBytes = std::size_t(64) * 1024; // all heads of the answer, informational ones included
    std::size_t headCount = 200; // header fields of one head
    std::size_t body = 0; // body bytes of any answer; 0 = no limit
    std::size_t errorBody = std::size_t(1024) * 1024; // body bytes of an answer with a status from 400 on
};

// One HTTP request to a provider. Header fields that frame the message or the connection
// (content-length, transfer-encoding, connection, expect, ...) are left out: this room sets them.
struct UpstreamRequest
{
    std::string method = "POST";
    std::string url{}; // http:// or https://, without user name and password
    HeaderList headers{};
    std::string body{};
    UpstreamTimeouts timeouts{};
    ProxyChoice proxy{};
    std::string caFile{}; // PEM file, trusted in addition to the system's store; empty for none
    UpstreamLimits limits{};
};

} // namespace dragoman
