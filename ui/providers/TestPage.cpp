#include "ui/providers/TestPage.h"

#include "ui/ActionButton.h"
#include "ui/Card.h"
#include "ui/FlowLayout.h"
#include "ui/providers/Badge.h"
#include "ui/providers/TestStepRow.h"
#include "ui/providers/TestWords.h"

#include <QShortcut>

namespace dragoman {

namespace {

// Where the test proved something, else what was known before.
ProviderCapabilities joined(const ProviderCapabilities& known, const ProviderCapabilities& proved)
{
    ProviderCapabilities joined = known;
    for (const auto field : { &ProviderCapabilities::images, &ProviderCapabilities::tools,
             &ProviderCapabilities::thinking, &ProviderCapabilities::countTokens }) {
        if (proved.*field)
            joined.*field = proved.*field;
    }
    return joined;
}

} // namespace

TestPage::TestPage(Backend& backend, ProviderConfig provider, std::vector<Secret> newKeys)
    : m_backend(backend)
    , m_provider(std::move(provider))
    , m_newKeys(std::move(newKeys))
    , m_back(new ActionButton(ActionIcon::Back))
    , m_model(new QuietLabel)
    , m_verdictCard(new Card)
    , m_verdict(new QLabel)
    , m_advice(new QuietLabel)
    , m_kept(new QuietLabel)
    , m_badges(new FlowLayout(gridUnit / 2))
    , m_keys(new Card)
    , m_steps(new Card)
    , m_again(new QPushButton)
    , m_keep(new QPushButton)
    , m_edit(new QPushButton)
{
    build();
    connect(m_back, &ActionButton::clicked, this, &TestPage::closed);
    connect(m_edit, &QPushButton::clicked, this, &TestPage::editRequested);
    connect(m_again, &QPushButton::clicked, this, [this] { m_isRunning ? stop() : start(); });
    connect(m_keep, &QPushButton::clicked, this,
        [this] { Q_EMIT keepRequested(joined(m_provider.capabilities, m_report.capabilities())); });
    auto* escape = new QShortcut(Qt::Key_Escape, this, nullptr, nullptr, Qt::WidgetWithChildrenShortcut);
    connect(escape, &QShortcut::activated, this, &TestPage::closed);
    start();
    TestPage::retranslate();
}

TestPage::~TestPage()
{
    if (m_isRunning)
        m_backend.cancelProviderTest();
}

void TestPage::build()
{
    body()->insertWidget(0, m_back, 0, Qt::AlignLeading);
    body()->addWidget(m_model);
    m_verdictCard->addRow(makeVerdict());
    body()->addWidget(m_verdictCard);
    m_stepsHeading = addHeading();
    body()->addWidget(m_steps);
    for (const ProviderTestStep step : providerTestSteps) {
        m_rows.push_back(new TestStepRow(step));
        m_steps->addRow(m_rows.back());
    }
    m_keysHeading = addHeading();
    body()->addWidget(m_keys);
}

QWidget* TestPage::makeVerdict()
{
    auto* row = new QWidget;
    m_verdict->setWordWrap(true);
    auto* lines = new QVBoxLayout(row);
    lines->setContentsMargins(2 * gridUnit, gridUnit + gridUnit / 2, 2 * gridUnit, gridUnit + gridUnit / 2);
    lines->setSpacing(gridUnit);
    lines->addWidget(m_verdict);
    lines->addWidget(m_advice);
    lines->addLayout(m_badges);
    auto* buttons = new FlowLayout(gridUnit);
    for (QPushButton* button : { m_again, m_keep, m_edit })
        buttons->addWidget(button);
    lines->addLayout(buttons);
    lines->addWidget(m_kept);
    return row;
}

void TestPage::focusFirst()
{
    m_again->setFocus();
}

void TestPage::start()
{
    m_report = {};
    m_report.provider = m_provider.name;
    m_isRunning = true;
    m_isStopped = false;
    m_keptText.clear();
    show();
    m_backend.testProvider(m_provider, m_newKeys, this,
        [this](const ProviderTestReport& report, bool isFinished) { take(report, isFinished); });
}

void TestPage::stop()
{
    m_backend.cancelProviderTest();
    m_isRunning = false;
    m_isStopped = true;
    show();
}

void TestPage::take(const ProviderTestReport& report, bool isFinished)
{
    m_report = report;
    m_isRunning = !isFinished;
    show();
}

void TestPage::retranslate()
{
    setTitle(tr("Test of “%1”").arg(QString::fromStdString(m_provider.name)));
    m_back->setTexts(tr("Back"), tr("Back"));
    m_stepsHeading->setText(tr("Steps"));
    m_keysHeading->setText(tr("Keys"));
    m_keep->setText(tr("Keep these abilities"));
    m_keep->setToolTip(tr("Requests that need what it cannot do go to other providers."));
    m_edit->setText(tr("Edit"));
    show();
}

void TestPage::show()
{
    m_model->setText(m_report.model.empty()
            ? tr("A few small requests are made; they cost a few tokens.")
            : tr("With the model %1.").arg(QString::fromStdString(m_report.model)));
    m_again->setText(m_isRunning ? tr("Stop") : tr("Test again"));
    const QString advice = m_isRunning || m_isStopped ? QString() : TestWords::advice(m_report);
    m_verdict->setText(m_isRunning ? tr("Testing…")
            : m_isStopped          ? tr("Stopped.")
                                   : TestWords::verdict(m_report));
    const Tone ended = !m_report.works() ? Tone::Bad
        : m_report.deviationCount() > 0  ? Tone::Warning
                                         : Tone::Good;
    m_verdictCard->setTone(m_isRunning ? Tone::Busy : m_isStopped ? Tone::Quiet : ended);
    m_advice->setText(advice);
    m_advice->setVisible(!advice.isEmpty());
    m_keep->setVisible(!m_isRunning && hasNews());
    m_kept->setText(m_keptText);
    m_kept->setTone(m_isKeptProblem ? Tone::Bad : Tone::Quiet);
    m_kept->setVisible(!m_keptText.isEmpty());
    showSteps();
    showBadges();
    showKeys();
}

// Whether the test found something that the provider does not say of itself yet.
bool TestPage::hasNews() const
{
    return m_keptText.isEmpty()
        && joined(m_provider.capabilities, m_report.capabilities()) != m_provider.capabilities;
}

void TestPage::showSteps()
{
    for (std::size_t i = 0; i < m_rows.size(); ++i) {
        const ProviderTestResult* const result = m_report.find(providerTestSteps[i]);
        if (result)
            m_rows[i]->setResult(*result);
        else if (m_isRunning && i == m_report.steps.size())
            m_rows[i]->setRunning();
        else
            m_rows[i]->setWaiting();
    }
}

void TestPage::showBadges()
{
    while (QLayoutItem* item = m_badges->takeAt(0)) {
        item->widget()->hide();
        item->widget()->deleteLater();
        delete item;
    }
    for (const ProviderTestResult& result : m_report.steps) {
        const QString word = TestWords::badge(result.step);
        if (!word.isEmpty() && result.hasPassed())
            addBadge(word, TestWords::tone(result.outcome));
    }
}

void TestPage::addBadge(const QString& word, Tone tone)
{
    auto* badge = new Badge(word, tone);
    m_badges->addWidget(badge);
    badge->show();
}

void TestPage::showKeys()
{
    m_keys->clear();
    for (const ProviderKeyResult& key : m_report.keys) {
        if (key.label.empty())
            continue;
        auto* text = new QuietLabel;
        const QString explanation = QString::fromStdString(key.explanation);
        const QString words = TestWords::key(key);
        text->setText(explanation.isEmpty() ? words : tr("%1. %2").arg(words, explanation));
        text->setTone(TestWords::tone(key.verdict));
        text->setContentsMargins(2 * gridUnit, gridUnit, 2 * gridUnit, gridUnit);
        m_keys->addRow(text);
    }
    const bool hasKeys = std::any_of(m_report.keys.begin(), m_report.keys.end(),
        [](const ProviderKeyResult& key) { return !key.label.empty(); });
    m_keys->setVisible(hasKeys);
    m_keysHeading->setVisible(hasKeys);
}

void TestPage::showKept(const Result<void>& kept)
{
    m_isKeptProblem = !kept;
    m_keptText = kept ? tr("Kept. Routing knows now what this provider can do.")
                      : QString::fromStdString(kept.error().message);
    show();
}

} // namespace dragoman
