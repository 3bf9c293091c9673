#include "ui/RequestLog.h"

#include <QFileInfo>

namespace dragoman {

namespace {

// A file that cannot be used is the business of the page that shows prices.
PriceTable usablePrices(const QString& file)
{
    return PriceTable::load(file).value_or(PriceTable::builtIn());
}

} // namespace

// The reader on its thread, where its connection must also end.
class RequestLog::Reading : public QObject
{
public:
    explicit Reading(const QString& fileName) { open(fileName); }
    void open(const QString& fileName) { reader = std::make_unique<JournalReader>(fileName); }
    std::unique_ptr<JournalReader> reader;
};

RequestLog::RequestLog(QString fileName, QObject* parent)
    : QObject(parent)
    , m_fileName(std::move(fileName))
    , m_prices(usablePrices(pricesFileName()))
{
    m_thread.setObjectName(QStringLiteral("request log"));
}

RequestLog::~RequestLog()
{
    m_thread.quit();
    m_thread.wait();
}

QString RequestLog::pricesFileName() const
{
    return QFileInfo(m_fileName).absolutePath() + QStringLiteral("/prices.json");
}

void RequestLog::readPricesAgain()
{
    m_prices = usablePrices(pricesFileName());
    Q_EMIT rowsAdded();
}

void RequestLog::reopen()
{
    if (m_reading)
        QMetaObject::invokeMethod(
            m_reading, [this] { m_reading->open(m_fileName); }, Qt::QueuedConnection);
    Q_EMIT rowsAdded();
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
            QMetaObject::invokeMethod(this, question(*m_reading->reader), Qt::QueuedConnection);
        },
        Qt::QueuedConnection);
}

} // namespace dragoman
