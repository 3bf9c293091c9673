#pragma once

#include "journal/JournalReader.h"
#include "journal/PriceTable.h"

#include <QObject>
#include <QPointer>
#include <QThread>

#include <functional>
#include <memory>

namespace dragoman {

// The journal of requests for the windows: every question runs on a thread of its own, one after the other,
// and is answered from the event loop. The thread begins with the first question.
class RequestLog : public QObject
{
    Q_OBJECT

public:
    explicit RequestLog(QString fileName, QObject* parent = nullptr);
    // Waits for the question that runs; what waits behind it is never asked.
    ~RequestLog() override;

    // `question` must touch nothing but what it holds and the reader. `done` is called once, later, on the
    // thread of this object, unless `context` was destroyed.
    template <class Answer>
    void ask(std::function<Answer(JournalReader&)> question, QObject* context,
        std::function<void(const Answer&)> done)
    {
        post([question = std::move(question), done = std::move(done), guard = QPointer<QObject>(context)](
                 JournalReader& reader) -> Telling {
            return [done, guard, answer = std::make_shared<Answer>(question(reader))] {
                if (guard)
                    done(*answer);
            };
        });
    }

    // The file may be another one under the same name: later questions open it anew.
    void reopen();

    // Those of the user (prices.json beside the journal) before those of the program.
    const PriceTable& prices() const { return m_prices; }
    QString pricesFileName() const;
    // The file has changed; rowsAdded() follows, as costs are others now.
    void readPricesAgain();

Q_SIGNALS:
    // The journal has new rows; at most once a second.
    void rowsAdded();

private:
    class Reading;
    using Telling = std::function<void()>;
    using Question = std::function<Telling(JournalReader&)>;
    void post(Question question);

    const QString m_fileName;
    PriceTable m_prices;
    QThread m_thread;
    Reading* m_reading = nullptr; // lives on m_thread, destroyed when that ends
};

} // namespace dragoman
