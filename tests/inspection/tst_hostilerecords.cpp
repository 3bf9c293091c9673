#include "inspection/CurlCommand.h"
#include "inspection/HarExport.h"
#include "inspection/ReadableConversation.h"
#include "inspection/ReplayRequest.h"
#include "inspection/RequestDifference.h"
#include "inspection/RequestSamples.h"
#include "inspection/RequestSummary.h"
#include "inspection/StreamTimeline.h"
#include "inspection/TranslateCase.h"
#include "protocol/CodecTable.h"

#include <QTest>

#include <random>

using namespace dragoman;

namespace {

using Random = std::mt19937;

std::size_t below(Random& random, std::size_t limit)
{
    return std::uniform_int_distribution<std::size_t>(0, limit - 1)(random);
}

// Half of the time the sample as it is, else with a few bytes changed, taken out or repeated, now and then
// cut.
std::string damaged(Random& random, std::string text)
{
    const std::string bytes = "{}[]\",:0n\\ \n\xff";
    const std::size_t changes = below(random, 2) == 0 ? 0 : 1 + below(random, 3);
    for (std::size_t count = changes; count > 0 && !text.empty(); --count) {
        const std::size_t at = below(random, text.size());
        const std::size_t length = below(random, 20);
        switch (below(random, 4)) {
        case 0: text[at] = bytes[below(random, bytes.size())]; break;
        case 1: text.erase(at, length); break;
        case 2: text.insert(at, text.substr(at, length)); break;
        default: text.resize(at); break;
        }
    }
    return text;
}

const char* const streamSample
    = "event: message_start\ndata: "
      "{\"type\":\"message_start\",\"message\":{\"id\":\"i\",\"model\":\"m\"}}\n\n"
      "event: content_block_start\ndata: {\"type\":\"content_block_start\",\"index\":0,\"content_block\":"
      "{\"type\":\"text\",\"text\":\"\"}}\n\nevent: ping\ndata: {\"type\":\"ping\"}\n\n"
      "event: content_block_delta\ndata: {\"type\":\"content_block_delta\",\"index\":0,\"delta\":"
      "{\"type\":\"text_delta\",\"text\":\"a\"}}\n\nevent: message_stop\ndata: "
      "{\"type\":\"message_stop\"}\n\n";

CapturedMessage message(Random& random, const std::string& start, const char* body)
{
    CapturedMessage message{ damaged(random, start), { { "content-type", "x" }, { "x-api-key", "***" } },
        damaged(random, body) };
    message.size = message.body.size() + (below(random, 10) == 0 ? 1 : 0);
    return message;
}

std::vector<StreamMark> marks(Random& random)
{
    std::vector<StreamMark> marks;
    for (std::size_t count = below(random, 4); count > 0; --count)
        marks.push_back({ std::chrono::microseconds(below(random, 1000)), below(random, 2000) });
    return marks;
}

RequestRecord hostile(Random& random)
{
    const bool same = below(random, 3) == 0;
    auto captured = std::make_shared<CapturedExchange>();
    captured->clientRequest = message(random, "POST /v1/messages?a=b&c", anthropicRequest);
    captured->providerRequest = message(random, "POST http://h/v1/x", same ? anthropicRequest : chatRequest);
    captured->providerAnswer = message(random, "200", streamSample);
    captured->clientAnswer = message(random, "200", streamSample);
    captured->providerMarks = marks(random);
    captured->clientMarks = marks(random);
    RequestRecord record;
    record.clientProtocol = "anthropic";
    record.providerProtocol = same ? "anthropic" : "openai-chat";
    record.provider = "p";
    record.warnings = { "messages[1]; w", "no reason", "; ", "tools; x" };
    record.captured = captured;
    return record;
}

} // namespace

// Whatever a client or a provider sent, what shows it copes with it.
class HostileRecordsTest : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void nothingBreaks();
};

void HostileRecordsTest::nothingBreaks()
{
    Random random(815); // NOLINT(bugprone-random-generator-seed): the same records each time
    std::size_t compared = 0;
    for (int round = 0; round < 3000; ++round) {
        const RequestRecord record = hostile(random);
        const CapturedExchange& kept = *record.captured;
        if (const Result<RequestChanges> changes = requestDifference(record); changes && !changes->empty())
            ++compared;
        for (const Protocol protocol : { Protocol::Anthropic, Protocol::OpenAiChat }) {
            const StreamTimeline timeline
                = streamTimeline({ protocol, kept.providerAnswer.body, kept.providerMarks });
            QCOMPARE(timeline.events.empty(), kept.providerAnswer.body.empty());
            readableReply(protocol, kept.providerAnswer.body);
            (void)readableRequest(protocol, kept.clientRequest.body);
        }
        JsonDocument har;
        QVERIFY(har.parse(harExport({ record })));
        QVERIFY(!englishSentence(summaryOf(record)).empty());
        (void)curlCommand(kept.clientRequest);
        (void)translateCases(record);
        (void)replayRequest(record);
    }
    QVERIFY(compared > 300);
}

QTEST_GUILESS_MAIN(HostileRecordsTest)
#include "tst_hostilerecords.moc"
