#include "protocol/anthropic/StructuredSchema.h"

#include <QTest>

using namespace dragoman;

class TestStructuredSchema : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void fits_data();
    void fits();
    void doesNotFit_data();
    void doesNotFit();
    void knowsClosedSchemas_data();
    void knowsClosedSchemas();
};

void TestStructuredSchema::fits_data()
{
    QTest::addColumn<QByteArray>("schema");
    QTest::addColumn<QByteArray>("expected");
    const auto row = [](const char* name, const char* schema, const char* expected) {
        QTest::newRow(name) << QByteArray(schema) << QByteArray(expected);
    };
    row("scalar", R"({"type":"string"})", R"({"type":"string"})");
    row("keyOrder", R"({"required":["b","a"],"properties":{"b":{},"a":{"enum":[1.0,2]}},"type":"object"})",
        R"({"required":["b","a"],"properties":{"b":{},"a":{"enum":[1.0,2]}},"type":"object",)"
        R"("additionalProperties":false})");
    row("limitsDescribed", R"({"type":"integer","minimum":1,"maximum":9,"description":"A \"count\""})",
        R"x({"type":"integer","description":"A \"count\" (minimum: 1, maximum: 9)"})x");
    row("pattern", R"({"type":"string","pattern":"^\\d+\"$"})",
        R"x({"type":"string","description":"(pattern: \"^\\\\d+\\\"$\")"})x");
    row("formatKnown", R"({"type":"string","format":"date"})", R"({"type":"string","format":"date"})");
    row("formatUnknown", R"({"type":"string","format":"color"})",
        R"x({"type":"string","description":"(format: \"color\")"})x");
    row("minItemsSmall", R"({"type":"array","items":{"type":"string"},"minItems":1})",
        R"({"type":"array","items":{"type":"string"},"minItems":1})");
    row("minItemsLarge", R"({"type":"array","items":{"type":"string"},"minItems":2})",
        R"x({"type":"array","items":{"type":"string"},"description":"(minItems: 2)"})x");
    row("oneOf", R"({"oneOf":[{"type":"string"},{"type":"null"}]})",
        R"({"anyOf":[{"type":"string"},{"type":"null"}]})");
    row("nestedObject",
        R"({"type":"array","items":{"type":"object","properties":{"a":{"type":"string"}},"required":["a"]}})",
        R"({"type":"array","items":{"type":"object","properties":{"a":{"type":"string"}},"required":["a"],)"
        R"("additionalProperties":false}})");
    row("unknownKeywords", R"({"$schema":"x","type":"string","examples":["a"]})", R"({"type":"string"})");
    row("reference", R"({"$ref":"#/$defs/a","$defs":{"a":{"type":"string"}}})",
        R"({"$ref":"#/$defs/a","$defs":{"a":{"type":"string"}}})");
    row("sharedReference",
        R"({"anyOf":[{"$ref":"#/$defs/a"},{"$ref":"#/$defs/a"}],"$defs":{"a":{"type":"string"}}})",
        R"({"anyOf":[{"$ref":"#/$defs/a"},{"$ref":"#/$defs/a"}],"$defs":{"a":{"type":"string"}}})");
}

void TestStructuredSchema::fits()
{
    QFETCH(QByteArray, schema);
    QFETCH(QByteArray, expected);
    const auto fit = structuredSchema({ std::string_view(schema.constData(), std::size_t(schema.size())) });
    QVERIFY(fit);
    QCOMPARE(QByteArray::fromStdString(*fit), expected);
}

void TestStructuredSchema::doesNotFit_data()
{
    QTest::addColumn<QByteArray>("schema");
    const auto row = [](const char* name, const char* schema) { QTest::newRow(name) << QByteArray(schema); };
    row("openMap", R"({"type":"object","additionalProperties":{"type":"string"}})");
    row("anyObject", R"({"type":"object"})");
    row("anyObjectOrNull", R"({"type":["null","object"]})");
    row("recursionByRoot", R"({"type":"object","properties":{"a":{"$ref":"#"}}})");
    row("recursionByDefinition", R"({"$ref":"#/$defs/a","$defs":{"a":{"items":{"$ref":"#/$defs/a"}}}})");
    row("referenceToNothing", R"({"$ref":"#/$defs/b","$defs":{}})");
    row("foreignReference", R"({"$ref":"https://a/b.json"})");
    row("condition", R"({"if":{},"then":{}})");
    row("tuple", R"({"type":"array","prefixItems":[{}]})");
    row("patternProperties", R"({"type":"object","properties":{"a":{}},"patternProperties":{}})");
    row("bothLists", R"({"anyOf":[{}],"oneOf":[{}]})");
    row("anything", R"({"type":"array","items":true})");
    row("elevenOptional",
        R"({"type":"object","properties":{"1":{},"2":{},"3":{},"4":{},"5":{},"6":{},"7":{},"8":{},"9":{},)"
        R"("10":{},"11":{}}})");
    row("noJson", "{");
}

void TestStructuredSchema::doesNotFit()
{
    QFETCH(QByteArray, schema);
    QVERIFY(!structuredSchema({ std::string_view(schema.constData(), std::size_t(schema.size())) }));
}

void TestStructuredSchema::knowsClosedSchemas_data()
{
    QTest::addColumn<QByteArray>("schema");
    QTest::addColumn<bool>("closed");
    QTest::newRow("closed") << QByteArray(R"({"type":"object","properties":{},"additionalProperties":false})")
                            << true;
    QTest::newRow("open") << QByteArray(R"({"type":"object","properties":{}})") << false;
    QTest::newRow("openInside") << QByteArray(R"({"type":"object","additionalProperties":false,"properties":)"
                                              R"({"a":{"type":"object"}}})")
                                << false;
    QTest::newRow("scalar") << QByteArray(R"({"type":"string"})") << true;
}

void TestStructuredSchema::knowsClosedSchemas()
{
    QFETCH(QByteArray, schema);
    QFETCH(bool, closed);
    JsonDocument document;
    QVERIFY(document.parse(schema.toStdString()));
    QCOMPARE(isClosedSchema(document.root()), closed);
}

QTEST_GUILESS_MAIN(TestStructuredSchema)
#include "tst_structuredschema.moc"
