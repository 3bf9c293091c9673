#include "http/Pieces.h"
#include "protocol/CodecTable.h"
#include "protocol/EventOrderCheck.h"
#include "protocol/GoldenCase.h"
#include "protocol/ReplyReader.h"

#include <QTest>

#include <filesystem>
#include <fstream>

Q_DECLARE_METATYPE(dragoman::GoldenCase)

using namespace dragoman;

namespace {

// What a case gives: `text` as it would be in the file, the form of a refusal included.
struct Outcome
{
    std::string text;
    std::string raw{}; // as translated; empty for a refusal
    std::string warnings{};
};

bool isUpdating()
{
    return qEnvironmentVariableIntValue("GOLDEN_UPDATE") == 1;
}

// What the client gets instead of an answer.
std::string refusal(const Codec& client, const Error& error)
{
    return layOutJson(R"({"status":)" + std::to_string(client.httpStatus(error.kind)) + R"(,"body":)"
        + client.writeError(error, "req_1") + "}");
}

Outcome outcomeOf(const Result<TranslatedText>& result, const GoldenCase& golden, const Codec& client)
{
    if (!result)
        return { refusal(client, result.error()) };
    Outcome outcome{ result->text, result->text };
    if (golden.kind != GoldenCase::Kind::Stream)
        outcome.text = layOutJson(result->text);
    for (const Warning& warning : result->warnings)
        outcome.warnings += warning.field + "; " + warning.reason + '\n';
    return outcome;
}

// Encodes every event and keeps the error of a reply that failed.
class ClientSide : public ReplySink
{
public:
    ClientSide(const GoldenCase& golden, const ReplyShape& shape)
        : m_encoder(codecFor(golden.pair.to).replyEncoder(shape))
    {
    }
    void on(const ReplyEvent& event) override
    {
        if (const auto* failed = std::get_if<ReplyFailed>(&event)) {
            failure = failed->error;
            failedFirst = text.empty();
        }
        m_encoder->encode(event, text);
    }

    std::string text;
    std::optional<Error> failure;
    bool failedFirst = false; // before the client saw a byte

private:
    std::unique_ptr<ReplyEncoder> m_encoder;
};

// The reply as it arrives in these pieces.
Result<TranslatedText> translatePieces(
    const GoldenCase& golden, const Pieces& pieces, const GoldenSettings& settings)
{
    ClientSide client(golden, settings.shape);
    EventOrderCheck check(client);
    const std::unique_ptr<ReplyDecoder> decoder = codecFor(golden.pair.from).replyDecoder(settings.plan);
    ReplyReader reader(*decoder, check, {});
    for (const std::string_view piece : pieces)
        reader.feed(piece);
    if (settings.isCut)
        reader.cut({ ErrorKind::BadGateway, "the connection broke" });
    else
        reader.end();
    if (!check.problem().empty() || !check.isOver())
        return failure(ErrorKind::Internal, "order of events: " + std::string(check.problem()));
    if (client.failure && (!settings.shape.stream || client.failedFirst))
        return tl::unexpected(*client.failure);
    return TranslatedText{ std::move(client.text) };
}

// Whole, byte by byte and cut in two: at each of the first positions, further behind at every seventh.
std::vector<Pieces> waysToArrive(std::string_view bytes)
{
    constexpr std::size_t closely = 400;
    std::vector<Pieces> ways{ { bytes }, {} };
    for (std::size_t i = 0; i < bytes.size(); ++i)
        ways[1].push_back(bytes.substr(i, 1));
    for (std::size_t i = 1; i < bytes.size(); i += i < closely ? 1 : 7)
        ways.push_back({ bytes.substr(0, i), bytes.substr(i) });
    return ways;
}

Outcome runReply(const GoldenCase& golden, const std::string& input)
{
    const GoldenSettings settings = readGoldenSettings(golden);
    const Codec& client = codecFor(golden.pair.to);
    std::optional<Outcome> first;
    for (const Pieces& pieces : waysToArrive(input)) {
        Outcome outcome = outcomeOf(translatePieces(golden, pieces, settings), golden, client);
        if (!first)
            first = outcome;
        if (outcome.text != first->text)
            return { "DIFFERS when cut at " + std::to_string(pieces.front().size()) + '\n' + outcome.text };
    }
    const bool isPlain = !std::filesystem::exists(golden.stem + ".profile.json");
    const auto offline = [&] { return translateReply(golden.pair, input, settings.shape); };
    if (isPlain && outcomeOf(offline(), golden, client).text != first->text)
        return { "DIFFERS from translateReply\n" };
    return *first;
}

Outcome run(const GoldenCase& golden, const std::string& input)
{
    if (golden.kind != GoldenCase::Kind::Request)
        return runReply(golden, input);
    const ProviderProfile profile = readGoldenSettings(golden).profile;
    return outcomeOf(translateRequest(golden.pair, input, profile), golden, codecFor(golden.pair.from));
}

class NoEvents : public ReplySink
{
public:
    void on(const ReplyEvent&) override { }
};

// Whether a reader of the target protocol takes what came out, a reply in the promised order of events.
bool isReadable(const GoldenCase& golden, const std::string& raw)
{
    const Codec& codec = codecFor(golden.pair.to);
    if (golden.kind == GoldenCase::Kind::Request) {
        auto storage = std::make_shared<ConversationStorage>();
        return storage->body.parse(raw) && codec.readRequest(storage, RequestPurpose::Generate);
    }
    NoEvents nothing;
    EventOrderCheck check(nothing);
    const std::unique_ptr<ReplyDecoder> decoder = codec.replyDecoder({ "asked-model" });
    ReplyReader reader(*decoder, check, {});
    reader.feed(raw);
    reader.end();
    return check.problem().empty() && check.isOver() && reader.skippedEvents() == 0;
}

void update(const std::string& path, const std::string& text)
{
    if (text.empty())
        std::filesystem::remove(path);
    else
        std::ofstream(path, std::ios::binary) << text;
}

} // namespace

// Recorded translations: what comes in and what must come out, one folder of files for every rule. With
// GOLDEN_UPDATE=1 in the environment the program writes what it finds; read the difference before you commit.
class TestGolden : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void translates_data();
    void translates();
};

void TestGolden::translates_data()
{
    QTest::addColumn<GoldenCase>("golden");
    const std::string folder = TEST_DATA_DIR "/golden";
    for (const GoldenCase& golden : findGoldenCases(folder))
        QTest::newRow(golden.stem.substr(folder.size() + 1).c_str()) << golden;
}

void TestGolden::translates()
{
    QFETCH(GoldenCase, golden);
    const std::optional<std::string> input = readFile(golden.input);
    QVERIFY(input);
    const Outcome outcome = run(golden, *input);
    QVERIFY2(!outcome.text.starts_with("DIFFERS"), outcome.text.c_str());
    if (isUpdating()) {
        update(golden.output(), outcome.text);
        update(golden.warnings(), outcome.warnings);
    }
    const std::optional<std::string> expected = readFile(golden.output());
    QVERIFY2(expected, ("no file " + golden.output()).c_str());
    QVERIFY2(outcome.text == *expected, (outcome.text + "\n--- expected ---\n" + *expected).c_str());
    QCOMPARE(QByteArray::fromStdString(outcome.warnings),
        QByteArray::fromStdString(readFile(golden.warnings()).value_or("")));
    QVERIFY2(outcome.raw.empty() || isReadable(golden, outcome.raw), outcome.raw.c_str());
}

QTEST_GUILESS_MAIN(TestGolden)
#include "tst_golden.moc"
