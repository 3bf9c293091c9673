#include "WriterCase.h"

using namespace dragoman;

namespace {

constexpr WriterCase cases[] = {
    { "oneSystemText", [](Conversation& c, ProviderProfile&) { c.system = { text("a") }; },
        R"("messages":[{"role":"system","content":"a"},{"role":"user","content":"q"}])" },
    { "severalSystemTexts",
        [](Conversation& c, ProviderProfile&) {
            c.system = { text("a"), text("b") };
        },
        R"({"role":"system","content":[{"type":"text","text":"a"},{"type":"text","text":"b"}]})" },
    { "systemTextsWithoutLists",
        [](Conversation& c, ProviderProfile& p) {
            c.system = { text("a"), text("b") };
            p.chat.contentLists = false;
        },
        R"({"role":"system","content":"a\n\nb"})" },
    { "billingHeaderIsLeftOut",
        [](Conversation& c, ProviderProfile&) {
            c.system = { text("x-anthropic-billing-header: cc_version=1"), text("b") };
        },
        R"("messages":[{"role":"system","content":"b"},{)" },
    { "developerRole",
        [](Conversation& c, ProviderProfile& p) {
            c.system = { text("a") };
            p.chat.developerRole = true;
        },
        R"({"role":"developer","content":"a"})" },
    { "systemMarksForHostsThatKnowThem",
        [](Conversation& c, ProviderProfile& p) {
            c.system = { text("a") };
            c.system.back().cache = CacheMark{ { "1h" } };
            p.chat.cacheMarks = true;
        },
        R"({"role":"system","content":[{"type":"text","text":"a","cache_control":{"type":"ephemeral","ttl":"1h"}}]})" },
    { "marksAreLeftOutElsewhere",
        [](Conversation& c, ProviderProfile&) {
            c.system = { text("a") };
            c.system.back().cache = CacheMark{};
        },
        R"({"role":"system","content":"a"})" },
    { "laterSystemInPlace",
        [](Conversation& c, ProviderProfile& p) {
            c.messages.push_back({ Role::System, { text("s") } });
            p.chat.systemInMiddle = ChatQuirks::SystemInMiddle::InPlace;
        },
        R"({"role":"user","content":"q"},{"role":"system","content":"s"}])" },
    { "laterSystemAsUserText",
        [](Conversation& c, ProviderProfile&) {
            c.messages.push_back({ Role::System, { text("s") } });
        },
        R"({"role":"user","content":"q"},{"role":"user","content":"<system-message>\n\ns\n\n</system-message>"}])" },
    { "laterSystemMergedWhereRolesAlternate",
        [](Conversation& c, ProviderProfile& p) {
            c.messages.push_back({ Role::System, { text("s") } });
            c.messages.push_back({ Role::User, { text("r") } });
            p.chat.mergeSameRole = true;
            p.chat.systemInMiddle = ChatQuirks::SystemInMiddle::InPlace;
        },
        R"("messages":[{"role":"user","content":"q\n\n<system-message>\n\ns\n\n</system-message>\n\nr"}])" },
    { "textsBecomeOneString",
        [](Conversation& c, ProviderProfile&) {
            c.messages.back().blocks = { text(R"(\u00e9)"), text(R"(\"b)") };
        },
        R"({"role":"user","content":"\u00e9\n\n\"b"})" },
    { "blankTextIsLeftOut",
        [](Conversation& c, ProviderProfile&) {
            c.messages.back().blocks = { text(R"(\n )"), text("b") };
        },
        R"({"role":"user","content":"b"})" },
    { "imageData",
        [](Conversation& c, ProviderProfile&) { c.messages.back().blocks.push_back({ pngImage() }); },
        R"([{"type":"text","text":"q"},{"type":"image_url","image_url":{"url":"data:image/png;base64,AA\/A"}}])" },
    { "imageUrl",
        [](Conversation& c, ProviderProfile&) {
            c.messages.back().blocks.push_back(
                { ImageBlock{ { MediaSource::Kind::Url, {}, { "https://h/i" } } } });
        },
        R"({"type":"image_url","image_url":{"url":"https://h/i"}})" },
    { "pdf", [](Conversation& c, ProviderProfile&) { c.messages.back().blocks.push_back({ pdf() }); },
        R"({"type":"file","file":{"filename":"document.pdf","file_data":"data:application/pdf;base64,JVBERi0x"}})" },
    { "pdfWithTitleAndContext",
        [](Conversation& c, ProviderProfile&) {
            DocumentBlock document = pdf();
            document.title = { "T" };
            document.context = { "C" };
            c.messages.back().blocks = { { document } };
        },
        R"([{"type":"text","text":"C"},{"type":"file","file":{"filename":"T","file_data":)" },
    { "textDocument",
        [](Conversation& c, ProviderProfile&) {
            c.messages.back().blocks = { { DocumentBlock{
                DocumentBlock::Kind::Text, "text/plain", { "body" }, {}, { "T" }, { "C" } } } };
        },
        R"({"role":"user","content":"T\n\nC\n\nbody"})" },
    { "documentOfBlocks",
        [](Conversation& c, ProviderProfile&) {
            c.messages.back().blocks = { { DocumentBlock{
                DocumentBlock::Kind::Blocks, {}, {}, { text("body"), { pngImage() } }, { "T" }, {} } } };
        },
        R"([{"type":"text","text":"T"},{"type":"text","text":"body"},{"type":"image_url",)" },
    { "documentByUrl",
        [](Conversation& c, ProviderProfile&) {
            c.messages.back().blocks
                = { { DocumentBlock{ DocumentBlock::Kind::Url, {}, { "https://h/d.pdf" }, {}, {}, {} } } };
        },
        R"({"role":"user","content":"Document: https://h/d.pdf"})", "cannot be sent by its URL" },
    { "searchResult",
        [](Conversation& c, ProviderProfile&) {
            c.messages.back().blocks
                = { { SearchResultBlock{ { "T" }, { "https://h" }, { text("found") } } } };
        },
        R"({"role":"user","content":"T\n\nhttps://h\n\nfound"})" },
    { "foreignBlockIsLeftOut",
        [](Conversation& c, ProviderProfile&) {
            c.messages.back().blocks.push_back({ ForeignBlock{ "container_upload", { "{}" } } });
        },
        R"({"role":"user","content":"q"})", "container_upload" },
    { "callsBehindText",
        [](Conversation& c, ProviderProfile&) {
            c.messages.push_back({ Role::Assistant,
                { text("a"), text("b"), call("c1", "f", R"({"z":1,"a":"\u00e9\n"})"),
                    call("c2", "g", "{}") } });
        },
        R"({"role":"assistant","content":"ab","tool_calls":[{"id":"c1","type":"function","function":{"name":"f","arguments":"{\"z\":1,\"a\":\"\\u00e9\\n\"}"}},{"id":"c2","type":"function","function":{"name":"g","arguments":"{}"}}]})" },
    { "noTextIsNull",
        [](Conversation& c, ProviderProfile&) {
            c.messages.push_back({ Role::Assistant, { call("c1", "f", "{}") } });
        },
        R"({"role":"assistant","content":null,"tool_calls":)" },
    { "noTextIsEmptyForSomeHosts",
        [](Conversation& c, ProviderProfile& p) {
            c.messages.push_back({ Role::Assistant, { call("c1", "f", "{}") } });
            p.chat.emptyAssistantContent = ChatQuirks::EmptyContent::EmptyString;
        },
        R"({"role":"assistant","content":"","tool_calls":)" },
    { "longIdsAreHashedOnBothSides",
        [](Conversation& c, ProviderProfile&) {
            constexpr const char* id = "call_0123456789012345678901234567890123456789";
            c.messages.push_back({ Role::Assistant, { call(id, "f", "{}") } });
            c.messages.push_back({ Role::User, { result(id, { text("r") }) } });
        },
        R"("tool_call_id":"call_012345678901234567_)" },
    { "thinkingIsLeftOut",
        [](Conversation& c, ProviderProfile&) {
            c.messages.push_back({ Role::Assistant, { { ThinkingBlock{ { "t" }, { "s" } } }, text("a") } });
        },
        R"({"role":"assistant","content":"a"}])" },
    { "thinkingForHostsThatWantIt",
        [](Conversation& c, ProviderProfile& p) {
            c.messages.push_back({ Role::Assistant,
                { { ThinkingBlock{ { "t" }, {} } }, { RedactedThinkingBlock{ { "x" } } },
                    call("c1", "f", "{}") } });
            p.chat.reasoningField = ChatQuirks::ReasoningField::ReasoningContent;
        },
        R"({"role":"assistant","content":null,"reasoning_content":"t","tool_calls":)" },
    { "thinkingInTheOtherField",
        [](Conversation& c, ProviderProfile& p) {
            c.messages.push_back({ Role::Assistant, { { ThinkingBlock{ { "t" }, {} } }, text("a") } });
            p.chat.reasoningField = ChatQuirks::ReasoningField::Reasoning;
        },
        R"({"role":"assistant","content":"a","reasoning":"t"})" },
    { "turnOfThinkingAloneIsLeftOut",
        [](Conversation& c, ProviderProfile&) {
            c.messages.push_back({ Role::Assistant, { { ThinkingBlock{ { "t" }, { "s" } } } } });
        },
        R"("messages":[{"role":"user","content":"q"}])" },
    { "resultsInOrder",
        [](Conversation& c, ProviderProfile&) {
            c.messages.push_back({ Role::Assistant, { call("c1", "f", "{}"), call("c2", "f", "{}") } });
            c.messages.push_back(
                { Role::User, { result("c1", { text("a"), text("b") }), result("c2", {}), text("more") } });
        },
        R"({"role":"tool","tool_call_id":"c1","content":"a\nb"},{"role":"tool","tool_call_id":"c2","content":""},{"role":"user","content":"more"}])" },
    { "errorResult",
        [](Conversation& c, ProviderProfile&) {
            Block block = result("c1", { text("no") });
            block.as<ToolResultBlock>()->isError = true;
            c.messages.push_back({ Role::User, { block } });
        },
        R"({"role":"tool","tool_call_id":"c1","content":"Error: no"})" },
    { "imageOfAResultMoves",
        [](Conversation& c, ProviderProfile&) {
            c.messages.push_back({ Role::User,
                { result("c1", { text("shot"), { pngImage() } }), result("c2", { text("x") }),
                    text("more") } });
        },
        R"({"role":"tool","tool_call_id":"c1","content":"shot\n[A file of this result follows in the next user message.]"},)"
        R"({"role":"tool","tool_call_id":"c2","content":"x"},)"
        R"({"role":"user","content":[{"type":"text","text":"Files of the tool result c1:"},)"
        R"({"type":"image_url","image_url":{"url":"data:image/png;base64,AA\/A"}},{"type":"text","text":"more"}]}])" },
    { "toolReferenceIsNamed",
        [](Conversation& c, ProviderProfile&) {
            c.messages.push_back({ Role::User, { result("c1", { { ToolReferenceBlock{ { "mcp.f" } } } }) } });
        },
        R"("content":"Tool found: mcp.f"})" },
    { "unknownBlockOfAResultIsJson",
        [](Conversation& c, ProviderProfile&) {
            c.messages.push_back(
                { Role::User, { result("c1", { { ForeignBlock{ "x", { R"({"a":1})" } } } }) } });
        },
        R"("content":"{\"a\":1}"})" },
    { "assistantFirst",
        [](Conversation& c, ProviderProfile&) {
            c.messages.insert(c.messages.begin(), Message{ Role::Assistant, { text("a") } });
        },
        R"("messages":[{"role":"assistant","content":"a"},{"role":"user","content":"q"}])" },
};

} // namespace

std::span<const WriterCase> chatMessageCases()
{
    return cases;
}
