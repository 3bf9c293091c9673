#pragma once

#include "journal/Database.h"
#include "journal/JournalIntake.h"
#include "journal/JournalStore.h"

#include <QString>
#include <QTemporaryDir>
#include <QTest>

#include <deque>

namespace dragoman {

// A good request of a quarter past nine on 2026-11-20 UTC, with everything filled in.
RequestRecord usualRecord();
RequestRecord failedRecord(int status, const std::string& error);
RequestRecord recordWithBodies(const std::string& body);
std::deque<JournalEntry> entries(std::initializer_list<RequestRecord> records);

// A journal of these requests, in a folder of its own.
struct Written
{
    explicit Written(const std::deque<JournalEntry>& list)
    {
        QVERIFY(store.open());
        QVERIFY(store.append(list));
    }

    QTemporaryDir folder;
    QString file = folder.filePath(QStringLiteral("journal.sqlite"));
    JournalStore store{ file };
};

// A number that a statement gives; -1 when it fails.
std::int64_t numberIn(const QString& fileName, const QString& sql);
std::int64_t rowsIn(const QString& fileName);
bool isSound(const QString& fileName);

// The first text that a statement gives.
QString textIn(const QString& fileName, const QString& sql);

} // namespace dragoman
