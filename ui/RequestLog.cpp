#include "ui/RequestLog.h"

namespace dragoman {

// The reader on its thread, where its connection must also end.
class RequestLog::Reading : public QObject
{
public:
    explicit Reading(const QString& fileName)
        : reader(fileName)
    {
    }
    JournalReader reader;
};

RequestLog::RequestLog(QString fileName, QObject* parent)
    : QObject(parent)
    , m_fileName(std::move(fileName))
{
    m_thread.setObjectName(QStringLiteral("request log"));
}

RequestLog::~RequestLog()
{
    m_thread.quit();
    m_thread.wait();
}

void RequestLog::post(Question question)
{
    if (!m_reading) {
        m_reading = new Reading(m_fileName);
        m_reading->moveToThread(&m_thread);
        connect(&m_thread, &QThread::finished, m_reading, &QObject::deleteLater);
        m_thread.start(QThread::LowPriority);
    }
    QMetaObject::invokeMethod(
        m_reading,
        [this, question = std::move(question)] {
            QMetaObject::invokeMethod(this, question(m_reading->reader), Qt::QueuedConnection);
        },
        Qt::QueuedConnection);
}

} // namespace dragoman
