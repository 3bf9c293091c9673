#pragma once

#include "updates/ReleaseSignature.h"

#include <QByteArray>

#include <sodium.h>

#include <string>

namespace dragoman {

// A release key of a test; different seeds give different keys.
class SigningKey
{
public:
    explicit SigningKey(unsigned char seed)
    {
        std::array<unsigned char, crypto_sign_SEEDBYTES> bytes{};
        bytes.fill(seed);
        crypto_sign_seed_keypair(m_public.data(), m_secret.data(), bytes.data());
    }

    const ReleaseKey& key() const { return m_public; }
    std::string keyText() const
    {
        return QByteArray(reinterpret_cast<const char*>(m_public.data()), qsizetype(m_public.size()))
            .toBase64()
            .toStdString();
    }

    // A signed release with that description.
    std::string sign(const std::string& description) const
    {
        const std::string first = "dragoman-release-1\n";
        const std::string message = first + description;
        QByteArray signature(crypto_sign_BYTES, '\0');
        crypto_sign_detached(reinterpret_cast<unsigned char*>(signature.data()), nullptr,
            reinterpret_cast<const unsigned char*>(message.data()), message.size(), m_secret.data());
        return first + signature.toBase64().toStdString() + '\n' + description;
    }

private:
    ReleaseKey m_public{};
    std::array<unsigned char, crypto_sign_SECRETKEYBYTES> m_secret{};
};

// A description of that version, issued on that day ("2026-11-21") and good for a year.
inline std::string describedRelease(const std::string& version, const std::string& day = "2026-11-21")
{
    const std::string year = std::to_string(std::stoi(day.substr(0, 4)) + 1);
    return R"({"product":"dragoman","version":")" + version + R"(","date":")" + day
        + R"(","notes":"https://dragoman.example/notes","issued":")" + day + R"(T12:00:00Z","expires":")"
        + year + day.substr(4) + R"(T12:00:00Z","files":[{"name":"dragoman.deb","size":7,"sha256":")"
        + std::string(64, 'a') + "\"}]}";
}

} // namespace dragoman
