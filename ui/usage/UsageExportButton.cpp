#include "ui/usage/UsageExportButton.h"

#include "journal/UsageExport.h"
#include "ui/SavedFile.h"
#include "ui/usage/UsageWords.h"

#include <QEvent>
#include <QFileDialog>
#include <QMenu>
#include <QMessageBox>

namespace dragoman {

UsageExportButton::UsageExportButton(QWidget* parent)
    : QPushButton(parent)
{
    auto* menu = new QMenu(this);
    setMenu(menu);
    connect(menu, &QMenu::aboutToShow, this, &UsageExportButton::fill);
    setAnswer({});
    retranslate();
}

void UsageExportButton::setAnswer(const std::optional<UsageAnswer>& answer)
{
    m_answer = answer;
    setEnabled(m_answer && m_answer->report);
}

void UsageExportButton::fill()
{
    menu()->clear();
    menu()->addAction(
        tr("By %1, as CSV …").arg(UsageWords::group(m_group).toLower()), this, [this] { saveCsv(m_group); });
    menu()->addAction(tr("By day, as CSV …"), this, [this] { saveCsv(UsageGroup::Day); });
    menu()->addAction(tr("By hour, as CSV …"), this, [this] { saveCsv(UsageGroup::Hour); });
    menu()->addAction(tr("Everything, as JSON …"), this, &UsageExportButton::saveJson);
}

void UsageExportButton::saveCsv(UsageGroup group)
{
    const auto name = usageGroupName(group);
    save(QString::fromLatin1(name.data(), int(name.size())), QStringLiteral("csv"),
        usageCsv(*m_answer->report, group));
}

void UsageExportButton::saveJson()
{
    save(QStringLiteral("all"), QStringLiteral("json"), usageJson(*m_answer->report, m_answer->range));
}

void UsageExportButton::save(const QString& what, const QString& ending, const std::string& content)
{
    const QString proposal = QStringLiteral("dragoman-usage-%1-%2.%3")
                                 .arg(what, m_answer->range.from.date().toString(Qt::ISODate), ending);
    const QString name = QFileDialog::getSaveFileName(this, tr("Export"), proposal);
    if (name.isEmpty())
        return;
    if (const Result<void> saved = saveFile(name, content); !saved)
        QMessageBox::warning(this, tr("Export"),
            tr("%1 could not be written: %2").arg(name, QString::fromStdString(saved.error().message)));
}

void UsageExportButton::changeEvent(QEvent* event)
{
    QPushButton::changeEvent(event);
    if (event->type() == QEvent::LanguageChange)
        retranslate();
}

void UsageExportButton::retranslate()
{
    setText(tr("Export"));
    setAccessibleName(tr("Export what is shown"));
}

} // namespace dragoman
