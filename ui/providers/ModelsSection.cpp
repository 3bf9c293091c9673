#include "ui/providers/ModelsSection.h"

#include "ui/providers/FieldRow.h"
#include "ui/providers/ModelListField.h"
#include "ui/providers/PairTable.h"

#include <QStringListModel>

namespace dragoman {

namespace {

QString aliasProblem(const std::string&, const std::string& model)
{
    return model.empty() ? ModelsSection::tr("The model is missing") : QString();
}

} // namespace

ModelsSection::ModelsSection()
    : m_known(new QStringListModel(this))
    , m_aliases(new PairTable(aliasProblem))
    , m_aliasRow(new FieldRow(m_aliases))
    , m_fetch(new QPushButton)
    , m_fetched(new QuietLabel)
{
    addRow(makeFetchRow());
    for (std::size_t i = 0; i < m_fields.size(); ++i) {
        m_fields[i] = new ModelListField(m_known);
        m_rows[i] = new FieldRow(m_fields[i]);
        addRow(m_rows[i]);
        connect(m_fields[i], &QLineEdit::textEdited, this, &EditorSection::edited);
    }
    addRow(m_aliasRow);
    connect(m_aliases, &PairTable::edited, this, &EditorSection::edited);
    connect(m_fetch, &QPushButton::clicked, this, &ModelsSection::fetchRequested);
    ModelsSection::retranslate();
}

QWidget* ModelsSection::makeFetchRow()
{
    auto* row = new QWidget;
    auto* line = new QHBoxLayout(row);
    line->setContentsMargins(2 * gridUnit, gridUnit, 2 * gridUnit, gridUnit);
    line->setSpacing(2 * gridUnit);
    line->addWidget(m_fetched, 1);
    line->addWidget(m_fetch);
    return row;
}

void ModelsSection::retranslate()
{
    m_rows[0]->setTexts(
        tr("Big models"), tr("For “opus” names. Several are separated by commas; the first one counts."));
    m_rows[1]->setTexts(tr("Middle models"), tr("For “sonnet” names."));
    m_rows[2]->setTexts(tr("Small models"), tr("For “haiku” names."));
    m_aliasRow->setTexts(
        tr("Other names"), tr("What a client asks for, and the model that it gets. * stands for any text."));
    m_aliases->setTexts(
        { tr("Asked for, such as gpt-4*"), tr("Model"), tr("Add a name"), tr("Remove name %1") });
    m_fetch->setText(tr("Fetch models"));
    showFetched();
}

void ModelsSection::load(const ProviderConfig& provider)
{
    m_fields[0]->setNames(provider.models.big);
    m_fields[1]->setNames(provider.models.middle);
    m_fields[2]->setNames(provider.models.small);
    m_aliases->load(provider.models.aliases);
}

void ModelsSection::store(ProviderConfig& provider) const
{
    provider.models.big = m_fields[0]->names();
    provider.models.middle = m_fields[1]->names();
    provider.models.small = m_fields[2]->names();
    provider.models.aliases = m_aliases->pairs();
}

QString ModelsSection::problem() const
{
    return m_aliases->problem();
}

void ModelsSection::setFetching()
{
    m_isFetching = true;
    showFetched();
}

void ModelsSection::setFetched(const Result<std::vector<std::string>>& models)
{
    m_isFetching = false;
    m_answer = models;
    QStringList names;
    for (const std::string& model : models.value_or(std::vector<std::string>()))
        names.append(QString::fromStdString(model));
    if (models)
        m_known->setStringList(names);
    showFetched();
}

void ModelsSection::showFetched()
{
    m_fetch->setEnabled(!m_isFetching);
    m_fetched->setTone(m_answer && !*m_answer && !m_isFetching ? Tone::Bad : Tone::Quiet);
    if (m_isFetching)
        m_fetched->setText(tr("Asking the provider…"));
    else if (!m_answer)
        m_fetched->setText(tr("The provider can be asked for its models; they are offered while you type."));
    else if (!*m_answer)
        m_fetched->setText(tr("No list: %1").arg(QString::fromStdString(m_answer->error().message)));
    else
        m_fetched->setText(tr("%n model(s), offered while you type", nullptr, int((*m_answer)->size())));
}

} // namespace dragoman
