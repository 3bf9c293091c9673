#include "ui/connect/StepCard.h"

#include "ui/connect/SetUpText.h"

#include <QDesktopServices>
#include <QHBoxLayout>
#include <QUrl>

namespace dragoman {

namespace {

QString textOf(std::string_view text)
{
    return QString::fromUtf8(text.data(), qsizetype(text.size()));
}

} // namespace

StepCard::StepCard(SecretClipboard& clipboard, QWidget* parent)
    : Card(parent)
    , m_clipboard(clipboard)
    , m_instruction(new QLabel)
    , m_code(new CodeView)
    , m_open(new QPushButton)
    , m_copy(new QPushButton)
    , m_outcome(new QuietLabel)
{
    m_instruction->setWordWrap(true);
    m_instruction->setTextFormat(Qt::PlainText);
    m_outcome->hide();
    auto* row = new QWidget;
    auto* lines = new QVBoxLayout(row);
    lines->setContentsMargins(2 * gridUnit, gridUnit + gridUnit / 2, 2 * gridUnit, gridUnit + gridUnit / 2);
    lines->setSpacing(gridUnit);
    lines->addWidget(m_instruction);
    lines->addWidget(m_code);
    auto* buttons = new QHBoxLayout;
    buttons->setSpacing(gridUnit);
    buttons->addWidget(m_outcome, 1);
    buttons->addStretch();
    buttons->addWidget(m_open);
    buttons->addWidget(m_copy);
    lines->addLayout(buttons);
    addRow(row);
    connect(m_copy, &QPushButton::clicked, this, &StepCard::copy);
    connect(m_open, &QPushButton::clicked, this, &StepCard::open);
}

void StepCard::showStep(const Forms& forms, bool showsToken, int number)
{
    const SnippetStep& shown = showsToken ? forms.real : forms.hidden;
    const QString instruction = textOf(shown.instruction);
    m_instruction->setText(
        SetUpText::breakable(number == 0 ? instruction : tr("%1. %2").arg(number).arg(instruction)));
    m_code->setAccessibleName(instruction);
    m_code->showCode(textOf(shown.text), shown.kind == SnippetKind::Link);
    m_open->setVisible(shown.kind == SnippetKind::Link);
    m_open->setText(tr("Open"));
    m_open->setAccessibleName(tr("Open: %1").arg(instruction));
    m_copy->setText(tr("Copy"));
    m_copy->setAccessibleName(tr("Copy: %1").arg(instruction));
    m_hasToken = forms.hidden.text != forms.real.text;
    // A line end at the end would run a command as soon as it is pasted.
    const Secret text(forms.real.text.substr(0, forms.real.text.find_last_not_of('\n') + 1));
    if (!m_real.equals(text.reveal()))
        m_outcome->hide(); // what was copied is not this any more
    m_real = text;
}

void StepCard::copy()
{
    if (m_hasToken)
        m_clipboard.copy(m_real);
    else
        copyText(textOf(m_real.reveal()));
    m_outcome->setText(m_hasToken
            ? tr("Copied with the token. In a minute it is taken out of the clipboard again.")
            : tr("Copied."));
    m_outcome->show();
}

void StepCard::open()
{
    const bool isOpened = QDesktopServices::openUrl(QUrl(textOf(m_real.reveal()).trimmed()));
    m_outcome->setText(isOpened ? tr("Handed to the program that opens such links.")
                                : tr("No program on this computer opens such links. Is it installed?"));
    m_outcome->show();
}

} // namespace dragoman
