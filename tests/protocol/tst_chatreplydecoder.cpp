#include "protocol/ChatStreams.h"

using namespace dragoman;

// Texts, thinking, refusals and usage of a stream; tool calls, endings and whole bodies have their own
// test programs.
class TestChatReplyDecoder : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void prose_data();
    void prose();
    void thinking_data();
    void thinking();
    void usage_data();
    void usage();
    void framing_data();
    void framing();
    void usesPlannedModel();
    void splitsThinkTags_data();
    void splitsThinkTags();
};

void TestChatReplyDecoder::prose_data()
{
    addChatColumns();
    chatRow("text", R"({"role":"assistant","content":""}
{"content":"Hel"}
{"content":"lo"}
finish stop
done)",
        "started c1 m1\nopen text\ntext Hel\ntext lo\nclose\nfinished end_turn\n");
    chatRow("escapesStayAsSpelled", R"({"content":"\u4f60\n\"\/\ud83d\ude00"}
finish stop
done)",
        "started c1 m1\nopen text\ntext \\u4f60\\n\\\"\\/\\ud83d\\ude00\nclose\nfinished end_turn\n");
    chatRow("contentList", R"({"content":[{"type":"text","text":"a"},"b",{"type":"image_url"}]}
finish stop
done)",
        "started c1 m1\nopen text\ntext a\ntext b\nclose\nfinished end_turn\n");
    chatRow("emptyStringsOpenNothing",
        R"({"role":"assistant","content":"","reasoning_content":"","refusal":null}
{"content":null}
finish stop
done)",
        "started c1 m1\nfinished end_turn\n");
    chatRow("leadingWhiteSpaceStaysWithText", R"({"content":"\n\n"}
{"content":"Hi"}
finish stop
done)",
        "started c1 m1\nopen text\ntext \\n\\n\ntext Hi\nclose\nfinished end_turn\n");
    chatRow("onlyWhiteSpace", R"({"content":"\n"}
finish stop
done)",
        "started c1 m1\nopen text\ntext \\n\nclose\nfinished end_turn\n");
    chatRow("refusal", R"({"refusal":"I "}
{"refusal":"won't"}
finish stop
done)",
        "started c1 m1\nopen text\ntext I \ntext won't\nclose\nfinished refusal I won't\n");
    chatRow("contentFilter", R"({"content":"a"}
finish content_filter
done)",
        "started c1 m1\nopen text\ntext a\nclose\nfinished refusal\n");
    chatRow("citations", R"({"content":"a"}
{"annotations":[{"type":"url_citation","url_citation":{"url":"https://x.test","title":"X","end_index":1}}]}
finish stop
done)",
        "started c1 m1\nopen text\ntext a\ncite https://x.test X\nclose\nfinished end_turn\n");
    chatRow("otherChoicesIgnored",
        R"(raw {"id":"c1","model":"m1","choices":[{"index":1,"delta":{"content":"no"}}]}
{"content":"yes"}
finish stop
done)",
        "started c1 m1\nopen text\ntext yes\nclose\nfinished end_turn\n");
    chatRow("messageInStream",
        R"(raw {"id":"c1","model":"m1","choices":[{"message":{"content":"a"},"finish_reason":"stop"}]}
done)",
        "started c1 m1\nopen text\ntext a\nclose\nfinished end_turn\n");
}

void TestChatReplyDecoder::prose()
{
    compareChatRow();
}

void TestChatReplyDecoder::thinking_data()
{
    addChatColumns();
    const char* const both = "started c1 m1\nopen thinking\nthinking hm\nclose\nopen text\ntext a\nclose\n"
                             "finished end_turn\n";
    chatRow("reasoningContent", R"({"reasoning_content":"hm"}
{"content":"a"}
finish stop
done)",
        both);
    chatRow("reasoning", R"({"reasoning":"hm","content":""}
{"content":"a"}
finish stop
done)",
        both);
    chatRow("reasoningDetails", R"({"reasoning_details":[{"type":"reasoning.text","text":"hm"}]}
{"content":"a"}
finish stop
done)",
        both);
    chatRow("sameTextInTwoPlaces",
        R"({"reasoning":"hm","reasoning_details":[{"type":"reasoning.text","text":"hm"}]}
{"content":"a"}
finish stop
done)",
        both);
    chatRow("reasoningSummary",
        R"({"reasoning_details":[{"type":"reasoning.summary","summary":"hm"},{"type":"reasoning.encrypted","data":"x"}]}
{"content":"a"}
finish stop
done)",
        both);
    chatRow("partTypeThinking", R"({"content":[{"type":"thinking","thinking":[{"type":"text","text":"hm"}]}]}
{"content":[{"type":"text","text":"a"}]}
finish stop
done)",
        both);
    chatRow("partThinkingAsString",
        R"({"content":[{"type":"thinking","thinking":"hm"},{"type":"text","text":"a"}]}
finish stop
done)",
        both);
    chatRow("thinkingBeforeTextInOneChunk", R"({"content":"a","reasoning_content":"hm"}
finish stop
done)",
        both);
    chatRow("whiteSpaceBetweenOpensNothing", R"({"reasoning_content":"h"}
{"content":"\n"}
{"reasoning_content":"m"}
finish stop
done)",
        "started c1 m1\nopen thinking\nthinking h\nthinking m\nclose\nfinished end_turn\n");
    chatRow("textThenThinking", R"({"content":"a"}
{"reasoning_content":"hm"}
{"content":"b"}
finish stop
done)",
        "started c1 m1\nopen text\ntext a\nclose\nopen thinking\nthinking hm\nclose\n"
        "open text\ntext b\nclose\nfinished end_turn\n");
    chatRow("thinkTagsStayText", R"({"content":"<think>hm</think>a"}
finish stop
done)",
        "started c1 m1\nopen text\ntext <think>hm</think>a\nclose\nfinished end_turn\n");
}

void TestChatReplyDecoder::thinking()
{
    compareChatRow();
}

void TestChatReplyDecoder::usage_data()
{
    addChatColumns();
    const auto row = [](const char* name, const char* usage, const char* counts) {
        const QByteArray script = "{\"content\":\"a\"}\nfinish stop\nraw {\"choices\":[],\"usage\":"
            + QByteArray(usage) + "}\ndone";
        const QByteArray events = "started c1 m1\nopen text\ntext a\nusage " + QByteArray(counts)
            + "\nclose\nfinished end_turn\n";
        QTest::newRow(name) << script << events;
    };
    row("extraChunk", R"({"prompt_tokens":9,"completion_tokens":3,"total_tokens":12})", "in=9 out=3");
    row("cachedExcluded",
        R"({"prompt_tokens":9,"completion_tokens":3,"prompt_tokens_details":{"cached_tokens":4}})",
        "in=5 out=3 read=4");
    row("cacheWrites",
        R"({"prompt_tokens":9,"completion_tokens":3,"prompt_tokens_details":{"cached_tokens":4,"cache_write_tokens":2}})",
        "in=3 out=3 read=4 write=2");
    row("deepSeekHits",
        R"({"prompt_tokens":9,"completion_tokens":3,"prompt_cache_hit_tokens":8,"prompt_cache_miss_tokens":1})",
        "in=1 out=3 read=8");
    row("topLevelCached", R"({"prompt_tokens":9,"completion_tokens":3,"cached_tokens":8})",
        "in=1 out=3 read=8");
    row("cachedBeyondPrompt", R"({"prompt_tokens":9,"completion_tokens":3,"cached_tokens":80})",
        "in=9 out=3 read=80");
    row("reasoning",
        R"({"prompt_tokens":9,"completion_tokens":3,"completion_tokens_details":{"reasoning_tokens":2}})",
        "in=9 out=3 reasoning=2");
    row("hugeAndNegativeIgnored",
        R"({"prompt_tokens":9223372036854775807,"completion_tokens":3,"cached_tokens":-1})", "out=3");
    chatRow("inFinishChunk", R"({"content":"a"}
raw {"choices":[{"index":0,"delta":{},"finish_reason":"stop"}],"usage":{"prompt_tokens":9,"completion_tokens":3}}
done)",
        "started c1 m1\nopen text\ntext a\nusage in=9 out=3\nclose\nfinished end_turn\n");
    chatRow("laterOneIsBetter", R"({"content":"a"}
raw {"choices":[{"index":0,"delta":{},"finish_reason":"stop"}],"usage":{"prompt_tokens":9,"completion_tokens":3}}
raw {"choices":[],"usage":{"prompt_tokens":9,"completion_tokens":5,"prompt_tokens_details":{"cached_tokens":8}}}
done)",
        "started c1 m1\nopen text\ntext a\nusage in=9 out=3\nusage in=1 out=5 read=8\nclose\nfinished "
        "end_turn\n");
    chatRow("laterOneKnowsLess", R"({"content":"a"}
raw {"choices":[],"usage":{"prompt_tokens":9,"prompt_tokens_details":{"cached_tokens":8}}}
raw {"choices":[],"usage":{"prompt_tokens":9,"completion_tokens":5}}
finish stop
done)",
        "started c1 m1\nopen text\ntext a\nusage in=1 read=8\nusage in=1 out=5 read=8\nclose\nfinished "
        "end_turn\n");
    chatRow("inChoice", R"({"content":"a"}
raw {"choices":[{"index":0,"delta":{},"finish_reason":"stop","usage":{"prompt_tokens":9,"completion_tokens":3}}]}
done)",
        "started c1 m1\nopen text\ntext a\nusage in=9 out=3\nclose\nfinished end_turn\n");
    chatRow("beforeStart", R"(raw {"choices":[],"usage":{"prompt_tokens":9}}
{"content":"a"}
finish stop
done)",
        "started c1 m1 in=9\nopen text\ntext a\nclose\nfinished end_turn\n");
    chatRow("nullAndNowhere",
        R"(raw {"id":"c1","model":"m1","choices":[{"delta":{"content":"a"}}],"usage":null}
finish stop
done)",
        "started c1 m1\nopen text\ntext a\nclose\nfinished end_turn\n");
}

void TestChatReplyDecoder::usage()
{
    compareChatRow();
}

void TestChatReplyDecoder::framing_data()
{
    addChatColumns();
    const char* const hello = "started c1 m1\nopen text\ntext a\nclose\nfinished end_turn\n";
    chatRow(
        "comments", ": OPENROUTER PROCESSING\n{\"content\":\"a\"}\n: keep-alive\nfinish stop\ndone", hello);
    chatRow("azureFilterChunk", R"(raw {"id":"","model":"","choices":[],"prompt_filter_results":[{}]}
{"content":"a"}
finish stop
done)",
        hello);
    chatRow("deltaNull", R"(null
{"content":"a"}
finish stop
done)",
        hello);
    chatRow("emptyFinishReason",
        R"(raw {"id":"c1","model":"m1","choices":[{"delta":{"content":"a"},"finish_reason":""}]}
finish stop
done)",
        hello);
    chatRow("strangeValues",
        R"(raw {"id":"c1","model":"m1","choices":[{"delta":{"content":"a","tool_calls":null}}]}
raw []
raw "text"
raw {"choices":[null,5]}
raw {"choices":"none","error":null}
finish stop
done)",
        hello);
    chatRow("textBehindDone", "{\"content\":\"a\"}\nfinish stop\ndone\n{\"content\":\"b\"}", hello);
}

void TestChatReplyDecoder::framing()
{
    compareChatRow();
    QFETCH(QByteArray, script);
    QFETCH(QByteArray, events);
    QByteArray bytes = QByteArray::fromStdString(chatStream(script.toStdString()));
    bytes.replace("\n", "\r\n");
    QCOMPARE(QByteArray::fromStdString(decodeChat(bytes.toStdString())), events);
    bytes.chop(4); // no empty line at the end
    QCOMPARE(QByteArray::fromStdString(decodeChat(bytes.toStdString())), events);
}

void TestChatReplyDecoder::usesPlannedModel()
{
    const std::string bytes = "data: {\"choices\":[{\"delta\":{\"content\":\"a\"}}]}\n\ndata: [DONE]\n\n";
    ReplyPlan plan;
    plan.model = "vendor/\"x\"";
    QCOMPARE(QByteArray::fromStdString(decodeChat(bytes, plan)),
        QByteArray("started vendor/\\\"x\\\"\nopen text\ntext a\nclose\nfinished end_turn\n"));
}

void TestChatReplyDecoder::splitsThinkTags_data()
{
    addChatColumns();
    const char* const split = "started c1 m1\nopen thinking\nthinking hm\nclose\nopen text\ntext a\nclose\n"
                              "finished end_turn\n";
    chatRow("whole", "{\"content\":\"<think>hm</think>\\n\\na\"}\nfinish stop\ndone", split);
    chatRow("pieces", R"({"content":"\n<th"}
{"content":"ink>"}
{"content":"hm<"}
{"content":"/think"}
{"content":">\n"}
{"content":"\na"}
finish stop
done)",
        split);
    chatRow("escapedAngles", R"({"content":"\u003cthink\u003ehm\u003C\/think\u003E\n\na"}
finish stop
done)",
        split);
    chatRow("neverClosed", "{\"content\":\"<think>hm</thi\"}\nfinish length\ndone",
        "started c1 m1\nopen thinking\nthinking hm\nthinking </thi\nclose\nfinished max_tokens\n");
    chatRow("startsLikeTag", "{\"content\":\"<thi\"}\nfinish stop\ndone",
        "started c1 m1\nopen text\ntext <thi\nclose\nfinished end_turn\n");
    chatRow("furtherOn", "{\"content\":\"so: <think>hm</think>\"}\nfinish stop\ndone",
        "started c1 m1\nopen text\ntext so: <think>hm</think>\nclose\nfinished end_turn\n");
}

void TestChatReplyDecoder::splitsThinkTags()
{
    ReplyPlan plan;
    plan.splitThinkTags = true;
    compareChatRow(plan);
}

QTEST_GUILESS_MAIN(TestChatReplyDecoder)
#include "tst_chatreplydecoder.moc"
