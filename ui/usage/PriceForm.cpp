#include "ui/usage/PriceForm.h"

#include "ui/Card.h"
#include "ui/usage/PriceModel.h"

#include <QDate>
#include <QGridLayout>
#include <QLineEdit>
#include <QLocale>

#include <algorithm>

namespace dragoman {

namespace {

constexpr double highestPrice = 100'000;

// As the user's country writes it, or with a point.
std::optional<double> readNumber(const QString& text)
{
    bool isNumber = false;
    double number = QLocale().toDouble(text, &isNumber);
    if (!isNumber)
        number = QLocale::c().toDouble(text, &isNumber);
    return isNumber && number >= 0 && number <= highestPrice ? std::optional(number) : std::nullopt;
}

QString written(std::optional<double> number)
{
    return number ? QLocale().toString(*number, 'g', QLocale::FloatingPointShortest) : QString();
}

QWidget* labelled(const QString& text, QLineEdit* field)
{
    auto* label = new QLabel(text);
    label->setBuddy(field);
    field->setAccessibleName(text);
    auto* box = new QWidget;
    auto* layout = new QVBoxLayout(box);
    layout->setContentsMargins(0, 0, 0, 0);
    layout->setSpacing(gridUnit / 4);
    layout->addWidget(label);
    layout->addWidget(field);
    return box;
}

} // namespace

PriceForm::PriceForm(QWidget* parent)
    : QWidget(parent)
    , m_models(new QLineEdit)
    , m_source(new QLineEdit)
    , m_problem(new QuietLabel)
{
    auto* grid = new QGridLayout(this);
    grid->setContentsMargins(0, 0, 0, 0);
    grid->addWidget(
        labelled(tr("Models, with commas between them; * stands for anything"), m_models), 0, 0, 1, 4);
    for (const Field field : { Input, Output, CacheRead, CacheWrite }) {
        QLineEdit* edit = new QLineEdit;
        edit->setMinimumWidth(60);
        m_numbers[field] = edit;
        grid->addWidget(labelled(nameOf(field), edit), 1, field);
        if (field == CacheRead || field == CacheWrite)
            edit->setPlaceholderText(tr("as input"));
        connect(edit, &QLineEdit::textChanged, this, &PriceForm::check);
    }
    grid->addWidget(
        labelled(tr("Source, such as the address of a price list (may be empty)"), m_source), 2, 0, 1, 4);
    grid->addWidget(m_problem, 3, 0, 1, 4);
    m_problem->setTone(Tone::Bad);
    connect(m_models, &QLineEdit::textChanged, this, &PriceForm::check);
    connect(m_source, &QLineEdit::textChanged, this, &PriceForm::check);
    check();
}

QString PriceForm::nameOf(Field field) const
{
    switch (field) {
    case Input: return tr("Input");
    case Output: return tr("Output");
    case CacheRead: return tr("Cache read");
    case CacheWrite: return tr("Cache written");
    }
    return {};
}

void PriceForm::showPrice(const Price& price)
{
    m_models->setText(modelsText(price));
    const bool isNew = price.input == 0 && price.output == 0 && price.source.empty();
    m_numbers[Input]->setText(isNew ? QString() : written(price.input));
    m_numbers[Output]->setText(isNew ? QString() : written(price.output));
    m_numbers[CacheRead]->setText(written(price.cacheRead));
    m_numbers[CacheWrite]->setText(written(price.cacheWrite));
    m_source->setText(QString::fromStdString(price.source));
}

std::optional<double> PriceForm::number(Field field) const
{
    return readNumber(m_numbers[field]->text().trimmed());
}

QString PriceForm::problemOf(Field field) const
{
    const QString text = m_numbers[field]->text().trimmed();
    const bool mayBeEmpty = field == CacheRead || field == CacheWrite;
    if (text.isEmpty() ? mayBeEmpty : number(field).has_value())
        return {};
    return tr("%1 needs dollars for a million tokens, from 0 to %2.")
        .arg(nameOf(field), QLocale().toString(highestPrice, 'f', 0));
}

QString PriceForm::problem() const
{
    if (m_models->text().remove(QLatin1Char(',')).trimmed().isEmpty())
        return tr("Name at least one model.");
    for (const Field field : { Input, Output, CacheRead, CacheWrite }) {
        if (const QString wrong = problemOf(field); !wrong.isEmpty())
            return wrong;
    }
    return {};
}

void PriceForm::check()
{
    m_problem->setText(problem());
    m_problem->setTone(isBegun() ? Tone::Bad : Tone::Quiet);
    Q_EMIT edited();
}

// An empty form asks quietly.
bool PriceForm::isBegun() const
{
    return std::any_of(m_numbers.begin(), m_numbers.end(),
        [](const QLineEdit* edit) { return edit && !edit->text().isEmpty(); });
}

std::optional<Price> PriceForm::price() const
{
    if (!problem().isEmpty())
        return {};
    Price price;
    for (const QString& name : m_models->text().split(QLatin1Char(','), Qt::SkipEmptyParts)) {
        if (!name.trimmed().isEmpty())
            price.models.push_back(name.trimmed().toStdString());
    }
    price.input = number(Input).value_or(0);
    price.output = number(Output).value_or(0);
    price.cacheRead = number(CacheRead);
    price.cacheWrite = number(CacheWrite);
    price.source = m_source->text().trimmed().toStdString();
    price.date = QDate::currentDate().toString(Qt::ISODate).toStdString();
    return price;
}

} // namespace dragoman
