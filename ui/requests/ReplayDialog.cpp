#include "ui/requests/ReplayDialog.h"

#include "protocol/CodecTable.h"
#include "ui/Backend.h"
#include "ui/Card.h"
#include "ui/requests/RequestWords.h"

#include <QComboBox>
#include <QDialogButtonBox>
#include <QLineEdit>
#include <QPushButton>
#include <QTextEdit>

namespace dragoman {

namespace {

constexpr QSize usualSize{ 820, 520 };

// An answer as people read it.
QString answerText(const ReadableReply& reply)
{
    QStringList parts;
    for (const ReadableBlock& block : reply.blocks) {
        const QString text = QString::fromStdString(shownText(block));
        if (block.kind == ReadableBlock::Kind::Thinking)
            parts += ReplayDialog::tr("(thinks) %1").arg(text);
        else if (block.kind == ReadableBlock::Kind::ToolCall)
            parts += ReplayDialog::tr("(calls a tool) %1").arg(text);
        else
            parts += text;
    }
    if (reply.error)
        parts += QString::fromStdString(reply.error->message);
    return parts.join(QStringLiteral("\n\n"));
}

QTextEdit* answerBox()
{
    auto* box = new QTextEdit;
    box->setReadOnly(true);
    box->setAcceptRichText(false);
    return box;
}

} // namespace

ReplayDialog::ReplayDialog(Backend& backend, InspectedRequestPointer request, QWidget* parent)
    : QDialog(parent)
    , m_backend(backend)
    , m_request(std::move(request))
    , m_provider(new QComboBox)
    , m_model(new QLineEdit)
    , m_send(new QPushButton(tr("Send")))
    , m_note(new QuietLabel)
    , m_formerTitle(new QLabel)
    , m_newTitle(new QLabel(tr("Now")))
    , m_former(answerBox())
    , m_new(answerBox())
{
    setWindowTitle(tr("Send again"));
    fillProviders();
    build();
    connect(m_send, &QPushButton::clicked, this, &ReplayDialog::send);
    resize(usualSize);
}

ReplayDialog::~ReplayDialog()
{
    if (m_isRunning)
        m_backend.cancelReplay();
}

void ReplayDialog::fillProviders()
{
    const std::string& former = m_request->record().provider;
    for (const ProviderConfig& provider : m_backend.configuration().providers) {
        const QString name = QString::fromStdString(provider.name);
        m_provider->addItem(provider.name == former ? tr("%1 (as before)").arg(name) : name, name);
        if (provider.name == former)
            m_provider->setCurrentIndex(m_provider->count() - 1);
    }
}

void ReplayDialog::build()
{
    m_provider->setAccessibleName(tr("Provider"));
    m_model->setAccessibleName(tr("Model"));
    m_model->setPlaceholderText(QString::fromStdString(m_request->record().askedModel));
    m_former->setAccessibleName(tr("The former answer"));
    m_new->setAccessibleName(tr("The new answer"));
    m_send->setDefault(true);
    m_note->setText(tr("This is a real request: it costs what the provider charges. Keys were never kept; "
                       "*** in the text may stand for one."));
    auto* close = new QDialogButtonBox(QDialogButtonBox::Close);
    close->button(QDialogButtonBox::Close)->setText(tr("Close"));
    connect(close, &QDialogButtonBox::rejected, this, &QDialog::reject);
    auto* layout = new QVBoxLayout(this);
    layout->setContentsMargins(2 * gridUnit, 2 * gridUnit, 2 * gridUnit, 2 * gridUnit);
    layout->setSpacing(gridUnit);
    layout->addLayout(makeChoice());
    layout->addWidget(m_note);
    layout->addLayout(makeAnswers(), 1);
    layout->addWidget(close);
}

QLayout* ReplayDialog::makeChoice()
{
    auto* line = new QHBoxLayout;
    line->setSpacing(gridUnit);
    line->addWidget(new QLabel(tr("Provider")));
    line->addWidget(m_provider, 1);
    line->addWidget(new QLabel(tr("Model")));
    line->addWidget(m_model, 1);
    line->addWidget(m_send);
    m_send->setEnabled(m_provider->count() > 0);
    return line;
}

QLayout* ReplayDialog::makeAnswers()
{
    const RequestRecord& record = m_request->record();
    m_formerTitle->setText(
        tr("Before: %1, %2")
            .arg(QString::fromStdString(record.provider), RequestWords::status(m_request->stored)));
    m_former->setPlainText(m_request->reply ? answerText(*m_request->reply) : QString());
    auto* left = new QVBoxLayout;
    left->addWidget(m_formerTitle);
    left->addWidget(m_former, 1);
    auto* right = new QVBoxLayout;
    right->addWidget(m_newTitle);
    right->addWidget(m_new, 1);
    auto* both = new QHBoxLayout;
    both->setSpacing(2 * gridUnit);
    both->addLayout(left, 1);
    both->addLayout(right, 1);
    return both;
}

void ReplayDialog::send()
{
    const ReplayChoice choice{ m_provider->currentData().toString().toStdString(),
        m_model->text().trimmed().toStdString() };
    m_isRunning = true;
    m_clock.start();
    m_send->setEnabled(false);
    m_new->clear();
    m_newTitle->setText(tr("Now: waiting for %1 …").arg(m_provider->currentData().toString()));
    m_backend.replay(
        m_request->record(), choice, this, [this](const Result<CapturedMessage>& answer) { take(answer); });
}

void ReplayDialog::take(const Result<CapturedMessage>& answer)
{
    m_isRunning = false;
    m_send->setEnabled(true);
    if (!answer) {
        m_newTitle->setText(tr("Now: it could not be sent"));
        return m_new->setPlainText(QString::fromStdString(answer.error().message));
    }
    const int status = QString::fromStdString(answer->start).toInt();
    const QString after
        = RequestWords::duration(std::chrono::milliseconds(std::max<qint64>(m_clock.elapsed(), 1)));
    m_newTitle->setText(
        tr("Now: %1, %2, after %3")
            .arg(m_provider->currentData().toString(), RequestWords::httpStatus(status), after));
    const Protocol protocol
        = protocolByName(m_request->record().clientProtocol).value_or(Protocol::Anthropic);
    const QString text = answerText(readableReply(protocol, answer->body));
    m_new->setPlainText(text.isEmpty() ? QString::fromStdString(answer->body) : text);
}

} // namespace dragoman
