#pragma once

#include "config/import/ImportFormat.h"

#include <QByteArray>
#include <QFile>

#include <string>
#include <vector>

namespace dragoman {

// Every literal key of these tests holds this word, so that a leak can be found.
inline const char* const keyWord = "test-key";

inline QByteArray content(const char* name)
{
    QFile file(QStringLiteral(TEST_DATA_DIR "/config/import/") + QLatin1String(name));
    return file.open(QIODevice::ReadOnly) ? file.readAll() : QByteArray();
}

inline QByteArray bridge()
{
    return content("provider.json");
}

inline QByteArray liteLlm()
{
    return content("litellm.yaml");
}

inline const char* const dotEnv = "# AnyRouter\r\n"
                                  "export ANYROUTER_BASE_URL=https://one.example\r\n"
                                  "\r\n"
                                  "API_KEY='test-key-a, test-key-b' # two of them\r\n"
                                  "ANTHROPIC_AUTH_TOKEN=\"test-key-a\"\r\n"
                                  "PORT=8001\r\n"
                                  "OPENAI_PROXY_PORT = 8002\r\n"
                                  "HOST=0.0.0.0 # everywhere\r\n"
                                  "HTTP_TIMEOUT=45\r\n"
                                  "MAX_TOKENS_LIMIT=9000\r\n"
                                  "LOG_LEVEL=\r\n";

inline ImportedProviders imported(const char* text)
{
    return detectImportFormat(text)
        .and_then([text](ImportFormat format) { return readImport(text, format); })
        .value_or(ImportedProviders());
}

inline std::string lines(const std::vector<std::string>& list)
{
    std::string text;
    for (const std::string& line : list)
        text += line + '\n';
    return text;
}

} // namespace dragoman
