#include "WriterCase.h"

#include "ConversationText.h"

#include <QTest>

using namespace dragoman;

void addRows(std::span<const WriterCase> cases)
{
    QTest::addColumn<int>("index");
    int index = 0;
    for (const WriterCase& rule : cases)
        QTest::newRow(rule.rule) << index++;
}

void check(const WriterCase& rule)
{
    Conversation conversation = question();
    ProviderProfile profile;
    profile.model = "m";
    rule.arrange(conversation, profile);
    const Result<ProviderRequest> request = writeChatRequest(conversation, profile);
    QVERIFY2(request, request ? "" : request.error().message.c_str());
    QVERIFY2(JsonDocument().parse(request->body), request->body.c_str());
    QVERIFY2(request->body.find(rule.part) != std::string::npos, request->body.c_str());
    if (rule.absent)
        QVERIFY2(request->body.find(rule.absent) == std::string::npos, request->body.c_str());
    const std::string warnings = warningsText(request->warnings);
    if (*rule.warning == '\0')
        QCOMPARE(QByteArray::fromStdString(warnings), QByteArray());
    else
        QVERIFY2(warnings.find(rule.warning) != std::string::npos, warnings.c_str());
}

Conversation question()
{
    Conversation conversation;
    conversation.model = { "asked" };
    conversation.messages.push_back({ Role::User, { text("q") } });
    return conversation;
}

Block text(const char* escaped)
{
    return { TextBlock{ { escaped } } };
}

Block call(const char* id, const char* name, const char* input)
{
    return { ToolUseBlock{ { id }, { name }, { input } } };
}

Block result(const char* id, std::vector<Block> content)
{
    return { ToolResultBlock{ { id }, std::move(content) } };
}

ImageBlock pngImage()
{
    return { { MediaSource::Kind::Base64, "image/png", { "AA\\/A" } } };
}

DocumentBlock pdf()
{
    return { DocumentBlock::Kind::Base64, "application/pdf", { "JVBERi0x" }, {}, {}, {} };
}

Tool tool(const char* name, const char* schema)
{
    Tool made;
    made.name = { name };
    made.schema = { schema };
    return made;
}
