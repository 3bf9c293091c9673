#include "ui/connect/ChoicesCard.h"

#include <QLineEdit>
#include <QSignalBlocker>

namespace dragoman {

namespace {

constexpr int edge = 2 * gridUnit;

void letShrink(QComboBox& box)
{
    box.setSizeAdjustPolicy(QComboBox::AdjustToMinimumContentsLengthWithIcon);
    box.setMinimumContentsLength(10);
}

} // namespace

ChoicesCard::ChoicesCard(const Backend& backend, SnippetClient client, QWidget* parent)
    : Card(parent)
    , m_backend(backend)
    , m_client(client)
    , m_endpointLabel(new QLabel)
    , m_endpoint(new QComboBox)
    , m_modelLabel(new QLabel)
    , m_model(new QComboBox)
{
    letShrink(*m_endpoint);
    letShrink(*m_model);
    m_model->setObjectName(QStringLiteral("model"));
    m_model->setEditable(true);
    m_model->setInsertPolicy(QComboBox::NoInsert);
    m_endpointRow = makeField(m_endpointLabel, m_endpoint);
    addRow(m_endpointRow);
    addRow(makeField(m_modelLabel, m_model));
    connect(m_endpoint, &QComboBox::currentIndexChanged, this, &ChoicesCard::changed);
    connect(m_model, &QComboBox::currentTextChanged, this, [this] {
        m_isModelChosen = true;
        Q_EMIT changed();
    });
    retranslate();
}

QWidget* ChoicesCard::makeField(QLabel* label, QWidget* control)
{
    auto* row = new QWidget;
    auto* lines = new QVBoxLayout(row);
    lines->setContentsMargins(edge, gridUnit, edge, gridUnit + gridUnit / 2);
    lines->setSpacing(gridUnit / 2);
    lines->addWidget(label);
    lines->addWidget(control);
    return row;
}

SnippetChoice ChoicesCard::choice() const
{
    return { m_endpoint->currentData().toString().toStdString(),
        m_model->currentText().trimmed().toStdString() };
}

void ChoicesCard::suggestModel(const std::string& model)
{
    if (m_isModelChosen || model.empty())
        return;
    const QSignalBlocker quiet(m_model);
    m_model->setCurrentText(QString::fromStdString(model));
}

void ChoicesCard::refresh()
{
    refreshEndpoints();
    refreshModels();
}

void ChoicesCard::refreshEndpoints()
{
    const QSignalBlocker quiet(m_endpoint);
    const QVariant chosen = m_endpoint->currentData();
    m_endpoint->clear();
    for (const EndpointConfig& endpoint : fittingEndpoints(m_backend, m_client.protocol)) {
        const QString name = QString::fromStdString(endpoint.name);
        const QString address = QString::fromStdString(endpointAddress(endpoint.host, endpoint.port));
        m_endpoint->addItem(tr("%1 (%2)").arg(name, address), name);
    }
    m_endpoint->setCurrentIndex(std::max(m_endpoint->findData(chosen), 0));
    m_endpointRow->setVisible(m_endpoint->count() > 1);
}

void ChoicesCard::refreshModels()
{
    const QSignalBlocker quiet(m_model);
    const QString shown = m_isModelChosen ? m_model->currentText() : QString();
    m_model->clear();
    for (const std::string& model : offeredModels(m_backend.configuration()))
        m_model->addItem(QString::fromStdString(model));
    m_model->setCurrentText(
        m_isModelChosen ? shown : QString::fromStdString(likelyModel(m_backend.configuration())));
    m_model->lineEdit()->setCursorPosition(0);
}

void ChoicesCard::retranslate()
{
    m_endpointLabel->setText(tr("Endpoint"));
    m_endpoint->setAccessibleName(tr("Endpoint"));
    m_modelLabel->setText(tr("Model"));
    m_model->setAccessibleName(tr("Model"));
    m_model->lineEdit()->setAccessibleName(tr("Model"));
    m_model->lineEdit()->setPlaceholderText(tr("A model of your provider"));
}

} // namespace dragoman
