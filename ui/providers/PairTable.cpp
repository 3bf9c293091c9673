#include "ui/providers/PairTable.h"

#include "ui/ActionButton.h"
#include "ui/Card.h"

#include <algorithm>

namespace dragoman {

namespace {

std::string plain(const QLineEdit& field)
{
    return field.text().trimmed().toStdString();
}

} // namespace

PairTable::PairTable(Check check, QWidget* parent)
    : QWidget(parent)
    , m_check(std::move(check))
    , m_lines(new QVBoxLayout)
    , m_add(new QPushButton)
{
    m_lines->setSpacing(gridUnit / 2);
    auto* all = new QVBoxLayout(this);
    all->setContentsMargins(0, 0, 0, 0);
    all->setSpacing(gridUnit / 2);
    all->addLayout(m_lines);
    all->addWidget(m_add, 0, Qt::AlignLeading);
    connect(m_add, &QPushButton::clicked, this, [this] {
        addRow({}, {});
        m_rows.back().left->setFocus();
    });
}

void PairTable::setTexts(const Texts& texts)
{
    m_texts = texts;
    m_add->setText(texts.add);
    for (std::size_t i = 0; i < m_rows.size(); ++i)
        label(m_rows[i], int(i) + 1);
    check();
}

void PairTable::label(const Row& row, int number) const
{
    const QString count = QString::number(number);
    row.left->setPlaceholderText(m_texts.left);
    row.right->setPlaceholderText(m_texts.right);
    row.left->setAccessibleName(m_texts.left + QLatin1Char(' ') + count);
    row.right->setAccessibleName(m_texts.right + QLatin1Char(' ') + count);
    row.remove->setName(m_texts.remove.arg(count));
}

void PairTable::load(const Pairs& pairs)
{
    while (!m_rows.empty())
        remove(m_rows.back().widget);
    for (const auto& [left, right] : pairs)
        addRow(left, right);
    check();
}

void PairTable::addRow(const std::string& left, const std::string& right)
{
    const Row row{ new QWidget, new QLineEdit(QString::fromStdString(left)),
        new QLineEdit(QString::fromStdString(right)), new ActionButton(ActionIcon::Delete), new QuietLabel };
    row.problem->setTone(Tone::Bad);
    row.problem->hide();
    auto* lines = new QVBoxLayout(row.widget);
    lines->setContentsMargins(0, 0, 0, 0);
    lines->setSpacing(gridUnit / 4);
    auto* fields = new QHBoxLayout;
    fields->setSpacing(gridUnit);
    fields->addWidget(row.left, 1);
    fields->addWidget(row.right, 1);
    fields->addWidget(row.remove);
    lines->addLayout(fields);
    lines->addWidget(row.problem);
    m_lines->addWidget(row.widget);
    row.widget->show(); // now, as it may get the focus
    m_rows.push_back(row);
    label(row, int(m_rows.size()));
    const auto changed = [this] {
        check();
        Q_EMIT edited();
    };
    connect(row.left, &QLineEdit::textEdited, this, changed);
    connect(row.right, &QLineEdit::textEdited, this, changed);
    connect(row.remove, &ActionButton::clicked, this, [this, widget = row.widget, changed] {
        remove(widget);
        m_add->setFocus();
        changed();
    });
}

void PairTable::remove(QWidget* widget)
{
    std::erase_if(m_rows, [widget](const Row& row) { return row.widget == widget; });
    m_lines->removeWidget(widget);
    widget->hide();
    widget->deleteLater(); // its button may be on the stack
    for (std::size_t i = 0; i < m_rows.size(); ++i)
        label(m_rows[i], int(i) + 1);
}

PairTable::Pairs PairTable::pairs() const
{
    Pairs pairs;
    for (const Row& row : m_rows) {
        if (!plain(*row.left).empty() || !plain(*row.right).empty())
            pairs.emplace_back(plain(*row.left), plain(*row.right));
    }
    return pairs;
}

QString PairTable::problemOf(std::size_t index) const
{
    const std::string left = plain(*m_rows[index].left);
    const std::string right = plain(*m_rows[index].right);
    if (left.empty() && right.empty())
        return {};
    if (left.empty())
        return tr("The left side is missing");
    const auto same = [&left](const Row& row) { return plain(*row.left) == left; };
    if (std::any_of(m_rows.begin(), m_rows.begin() + std::ptrdiff_t(index), same))
        return tr("“%1” is there twice").arg(QString::fromStdString(left));
    return m_check(left, right);
}

void PairTable::check()
{
    for (std::size_t i = 0; i < m_rows.size(); ++i) {
        const QString wrong = problemOf(i);
        m_rows[i].problem->setText(wrong);
        m_rows[i].problem->setVisible(!wrong.isEmpty());
    }
}

QString PairTable::problem() const
{
    for (const Row& row : m_rows) {
        if (!row.problem->text().isEmpty())
            return row.problem->text();
    }
    return {};
}

} // namespace dragoman
