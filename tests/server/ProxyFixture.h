#pragma once

#include "server/ProxyServer.h"
#include "support/FakeUpstream.h"
#include "support/RawClient.h"

#include <QByteArray>
#include <QList>
#include <QObject>

namespace dragoman {

// Which protocol stands on which side of the proxy.
struct Sides
{
    Protocol client = Protocol::Anthropic;
    Protocol provider = Protocol::OpenAiChat;
    bool stream = true;

    bool isTranslated() const { return client != provider; }
};

// An answer as the client got it, chunks joined.
struct ClientAnswer
{
    int status = 0; // 0 = no head came
    QByteArray head{};
    QByteArray body{};
    qsizetype size = 0; // bytes of the whole answer on the wire
    bool isComplete = false; // as HTTP frames it

    // The first value of that name without regard to case; null when there is none.
    QByteArray header(const QByteArray& name) const;
};

// Reads the first answer in `bytes`; `isHead` says that it answers a HEAD request.
enum class AnswerTo { Get, Head };
ClientAnswer readAnswer(const QByteArray& bytes, AnswerTo request = AnswerTo::Get);

// A proxy between a raw client and a scripted provider, all in one thread.
class ProxyFixture : public QObject
{
    Q_OBJECT

public:
    static constexpr const char* key = "test-key-of-the-provider"; // what the proxy keeps
    static constexpr const char* token = "test-token-of-the-proxy";

    // One open endpoint, one provider of that protocol, which is asked once and not again; `setup` may be
    // changed until start().
    explicit ProxyFixture(Protocol provider, QObject* parent = nullptr);
    // A further provider, asked after those before it. The upstream belongs to the fixture.
    FakeUpstream& addProvider(const std::string& name, Protocol protocol);

    // Fails the test when the proxy does not start.
    void start();
    EndpointConfig& endpoint() { return setup.configuration.endpoints.front(); }
    ProviderConfig& provider() { return setup.configuration.providers.front(); }
    quint16 port() const { return m_port; }

    // Sends `request` on a new connection and waits for the whole answer or the end of the connection.
    ClientAnswer ask(const QByteArray& request) const;
    // The body of GET `path`.
    QByteArray page(const QByteArray& path) const;

    FakeUpstream upstream;
    ServerSetup setup;
    ProxyServer server;

private:
    void addProvider(
        const std::string& name, Protocol protocol, const FakeUpstream& behind, const char* secret);

    quint16 m_port = 0;
};

// A request with these further lines ("name: value\r\n").
QByteArray post(const QByteArray& path, const QByteArray& body, const QByteArray& lines = {});
QByteArray get(const QByteArray& path, const QByteArray& lines = {});
// A short generation request of a client of that protocol.
QByteArray generation(const Sides& sides);
QByteArray generationPath(Protocol protocol);
QByteArray generationBody(Protocol protocol, bool stream);

// A reply that says "Hello there.", in the provider's protocol.
QList<QByteArray> goodEvents(Protocol protocol);
QByteArray goodBody(Protocol protocol);
ScriptedAnswer goodAnswer(const Sides& sides);
// The first events of goodEvents(): the head and a piece of text, no stop reason.
ScriptedAnswer unfinishedStream(Protocol protocol);

// True when `body` ends with the protocol's error event and holds no normal end.
bool endsWithErrorEvent(Protocol client, const QByteArray& body);
bool hasNormalEnd(Protocol client, const QByteArray& body);

} // namespace dragoman

Q_DECLARE_METATYPE(dragoman::Sides)
