#include "ui/providers/CallSection.h"

#include "base/Json.h"
#include "http/HeaderList.h"
#include "ui/providers/FieldRow.h"
#include "ui/providers/PairTable.h"

#include <QSignalBlocker>

namespace dragoman {

namespace {

constexpr int bodyLines = 5;

QString headerProblem(const std::string& name, const std::string& value)
{
    return isValidHeader({ name, value })
        ? QString()
        : CallSection::tr("A header's name and value cannot have these characters");
}

QString bodyProblem(const std::string& text)
{
    JsonDocument document;
    if (const Result<void> parsed = document.parse(text); !parsed)
        return CallSection::tr("No JSON: %1").arg(QString::fromStdString(parsed.error().message));
    return document.root().isObject() ? QString()
                                      : CallSection::tr("It must be an object, such as {\"top_k\": 40}");
}

std::string plain(const QPlainTextEdit& field)
{
    return field.toPlainText().trimmed().toStdString();
}

} // namespace

CallSection::CallSection()
    : m_headers(new PairTable(headerProblem))
    , m_headersRow(new FieldRow(m_headers))
    , m_body(new QPlainTextEdit)
    , m_bodyRow(new FieldRow(m_body))
{
    m_body->setTabChangesFocus(true);
    m_body->setFixedHeight(m_body->fontMetrics().lineSpacing() * bodyLines + 2 * gridUnit);
    addRow(m_headersRow);
    addRow(m_bodyRow);
    connect(m_headers, &PairTable::edited, this, &EditorSection::edited);
    connect(m_body, &QPlainTextEdit::textChanged, this, [this] {
        check();
        Q_EMIT edited();
    });
    CallSection::retranslate();
}

void CallSection::retranslate()
{
    m_headersRow->setTexts(tr("Headers"), tr("Added to every call, after our own."));
    m_headers->setTexts({ tr("Header"), tr("Value"), tr("Add a header"), tr("Remove header %1") });
    m_bodyRow->setTexts(
        tr("Additions to the body"), tr("A JSON object; its members are added to every request."));
    m_body->setPlaceholderText(QStringLiteral("{\"top_k\": 40}"));
    check();
}

void CallSection::load(const ProviderConfig& provider)
{
    const QSignalBlocker quiet(m_body);
    m_headers->load(provider.headers);
    m_body->setPlainText(QString::fromStdString(provider.body));
    check();
}

void CallSection::store(ProviderConfig& provider) const
{
    provider.headers = m_headers->pairs();
    if (m_bodyRow->problem().isEmpty())
        provider.body = plain(*m_body);
}

void CallSection::check()
{
    const std::string text = plain(*m_body);
    m_bodyRow->setProblem(text.empty() ? QString() : bodyProblem(text));
}

QString CallSection::problem() const
{
    return m_headers->problem().isEmpty() ? m_bodyRow->problem() : m_headers->problem();
}

} // namespace dragoman
