#pragma once

#include <QJsonValue>
#include <QString>

namespace dragoman {

// Compares what came with what was expected and tells the first difference with its path, or an empty
// text. Objects may hold more than expected; lists may not. Expected may also be one of
// {"$match": "regular expression"} and {"$atLeast": number}.
QString differenceFrom(const QJsonValue& expected, const QJsonValue& actual, const QString& path = {});

} // namespace dragoman
