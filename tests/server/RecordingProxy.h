#pragma once

#include "server/ProxyFixture.h"

#include <QTest>

#include <utility>
#include <vector>

namespace dragoman {

// A proxy that keeps its records.
struct RecordingProxy : ProxyFixture, RequestListener
{
    explicit RecordingProxy(Protocol protocol, LogBodies bodies = LogBodies::All)
        : ProxyFixture(protocol)
    {
        setup.configuration.log.bodies = bodies;
        server.reportTo(*this);
    }
    void ended(RequestRecord record) override { records.push_back(std::move(record)); }

    std::vector<RequestRecord> records;
};

// Rows for every client, provider and way of answering, in the column "sides".
inline void addSides()
{
    constexpr Protocol protocols[]{ Protocol::Anthropic, Protocol::OpenAiChat };
    QTest::addColumn<Sides>("sides");
    for (const Protocol client : protocols) {
        for (const Protocol provider : protocols) {
            for (const bool stream : { true, false })
                QTest::addRow("%d%d%d", int(client), int(provider), int(stream))
                    << Sides{ client, provider, stream };
        }
    }
}

// Every text of a record in one.
inline QByteArray allTexts(const RequestRecord& record)
{
    std::string all
        = record.client + '\n' + record.askedModel + '\n' + record.usedModel + '\n' + record.error;
    for (const AttemptRecord& attempt : record.attempts)
        all += '\n' + attempt.provider + ' ' + attempt.key + ' ' + attempt.model + ' ' + attempt.reason;
    for (const SkippedProvider& skipped : record.skipped)
        all += '\n' + skipped.provider + ' ' + skipped.reason;
    for (const std::string& warning : record.warnings)
        all += '\n' + warning;
    if (!record.captured)
        return QByteArray::fromStdString(all);
    const CapturedExchange& captured = *record.captured;
    for (const CapturedMessage* message : { &captured.clientRequest, &captured.providerRequest,
             &captured.providerAnswer, &captured.clientAnswer }) {
        all += '\n' + message->start + '\n' + message->body;
        for (const auto& [name, value] : message->headers)
            all += '\n' + name + ": " + value;
    }
    return QByteArray::fromStdString(all);
}

} // namespace dragoman
