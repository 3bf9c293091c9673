#include "ui/providers/ModelListField.h"

#include <QAbstractItemView>
#include <QCompleter>
#include <QKeyEvent>
#include <QStringListModel>

namespace dragoman {

namespace {

const QChar comma = QLatin1Char(',');

} // namespace

ModelListField::ModelListField(QStringListModel* known, QWidget* parent)
    : QLineEdit(parent)
    , m_completer(new QCompleter(known, this))
{
    m_completer->setWidget(this); // not setCompleter(): that would complete the whole line
    m_completer->setCaseSensitivity(Qt::CaseInsensitive);
    m_completer->setFilterMode(Qt::MatchContains);
    connect(m_completer, QOverload<const QString&>::of(&QCompleter::activated), this, &ModelListField::take);
    connect(this, &QLineEdit::textEdited, this, &ModelListField::offer);
}

void ModelListField::setNames(const std::vector<std::string>& names)
{
    QStringList list;
    for (const std::string& name : names)
        list.append(QString::fromStdString(name));
    setText(list.join(QStringLiteral(", ")));
}

std::vector<std::string> ModelListField::names() const
{
    std::vector<std::string> names;
    const QStringList parts = text().split(comma);
    for (const QString& part : parts) {
        if (const QString name = part.trimmed(); !name.isEmpty())
            names.push_back(name.toStdString());
    }
    return names;
}

// The Down key opens the list also for an empty field.
void ModelListField::keyPressEvent(QKeyEvent* event)
{
    if (event->key() == Qt::Key_Down && !m_completer->popup()->isVisible())
        return offer();
    QLineEdit::keyPressEvent(event);
}

void ModelListField::offer()
{
    const QString before = text().left(cursorPosition());
    m_completer->setCompletionPrefix(before.mid(before.lastIndexOf(comma) + 1).trimmed());
    if (m_completer->completionCount() == 0)
        return m_completer->popup()->hide();
    m_completer->complete();
}

// The name takes the place of the one that the cursor is in.
void ModelListField::take(const QString& name)
{
    const qsizetype begin = text().left(cursorPosition()).lastIndexOf(comma) + 1;
    const qsizetype next = text().indexOf(comma, cursorPosition());
    const QString after = next < 0 ? QString() : text().mid(next);
    const QString before = text().left(begin) + (begin > 0 ? QStringLiteral(" ") : QString()) + name;
    setText(before + after);
    setCursorPosition(int(before.size()));
    Q_EMIT textEdited(text());
    m_completer->popup()->hide();
}

} // namespace dragoman
