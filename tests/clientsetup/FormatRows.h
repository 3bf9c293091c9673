#pragma once

#include "clients/SettingsEdit.h"

#include <QByteArray>
#include <QTest>

namespace dragoman {

// The texts of a test row: what setting makes of `before`, and what removing leaves when it is not `before`.
inline void formatColumns()
{
    QTest::addColumn<QByteArray>("before");
    QTest::addColumn<QByteArray>("after");
    QTest::addColumn<QByteArray>("left");
}

inline void formatRow(const char* name, const char* before, const char* after, const char* left = nullptr)
{
    QTest::newRow(name) << QByteArray(before) << QByteArray(after) << QByteArray(left ? left : before);
}

inline QByteArray shown(const Result<std::string>& text)
{
    return QByteArray::fromStdString(text ? *text : "refused: " + text.error().message);
}

// Sets the value, and takes it away again.
inline void compareRow(const SettingsFormat& format, const KeyPath& path, std::string_view value)
{
    QFETCH(QByteArray, before);
    QFETCH(QByteArray, after);
    QFETCH(QByteArray, left);
    const Result<std::string> changed = setChecked(format, before.toStdString(), path, { value });
    QCOMPARE(shown(changed), after);
    if (changed)
        QCOMPARE(shown(removeChecked(format, *changed, path)), left);
}

} // namespace dragoman
