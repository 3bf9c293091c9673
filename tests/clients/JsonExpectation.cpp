#include "clients/JsonExpectation.h"

#include <QJsonArray>
#include <QJsonDocument>
#include <QJsonObject>
#include <QRegularExpression>

namespace dragoman {

namespace {

QString shown(const QJsonValue& value)
{
    const QByteArray text = QJsonDocument(QJsonArray{ value }).toJson(QJsonDocument::Compact);
    return QString::fromUtf8(text.mid(1, text.size() - 2));
}

QString difference(const QJsonValue& expected, const QJsonValue& actual, const QString& path)
{
    return QStringLiteral("%1: expected %2, got %3").arg(path, shown(expected), shown(actual));
}

bool satisfies(const QJsonObject& rule, const QJsonValue& actual)
{
    if (rule.contains(QLatin1String("$atLeast")))
        return actual.isDouble() && actual.toDouble() >= rule.value(QLatin1String("$atLeast")).toDouble();
    const QRegularExpression pattern(rule.value(QLatin1String("$match")).toString());
    return actual.isString() && pattern.match(actual.toString()).hasMatch();
}

bool isRule(const QJsonObject& object)
{
    return object.size() == 1 && object.begin().key().startsWith(QLatin1Char('$'));
}

QString objectDifference(const QJsonObject& expected, const QJsonValue& actual, const QString& path)
{
    if (isRule(expected))
        return satisfies(expected, actual) ? QString() : difference(expected, actual, path);
    if (!actual.isObject())
        return difference(expected, actual, path);
    for (auto it = expected.begin(); it != expected.end(); ++it) {
        QString found = differenceFrom(
            it.value(), actual.toObject().value(it.key()), path + QLatin1Char('.') + it.key());
        if (!found.isEmpty())
            return found;
    }
    return {};
}

QString arrayDifference(const QJsonArray& expected, const QJsonValue& actual, const QString& path)
{
    if (!actual.isArray() || actual.toArray().size() != expected.size())
        return difference(expected, actual, path);
    for (qsizetype i = 0; i < expected.size(); ++i) {
        QString found = differenceFrom(
            expected.at(i), actual.toArray().at(i), QStringLiteral("%1[%2]").arg(path).arg(i));
        if (!found.isEmpty())
            return found;
    }
    return {};
}

} // namespace

QString differenceFrom(const QJsonValue& expected, const QJsonValue& actual, const QString& path)
{
    if (expected.isObject())
        return objectDifference(expected.toObject(), actual, path);
    if (expected.isArray())
        return arrayDifference(expected.toArray(), actual, path);
    return expected == actual ? QString() : difference(expected, actual, path);
}

} // namespace dragoman
