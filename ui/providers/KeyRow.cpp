#include "ui/providers/KeyRow.h"

#include "config/KeyRing.h"
#include "ui/ActionButton.h"
#include "ui/providers/ProviderKeys.h"
#include "ui/providers/ProviderWords.h"

#include <QHBoxLayout>

namespace dragoman {

namespace {

constexpr std::size_t shownEnd = 4; // characters of a typed key that tell it from others
constexpr std::size_t longEnough = 12;

QString fromView(std::string_view text)
{
    return QString::fromUtf8(text.data(), qsizetype(text.size()));
}

} // namespace

KeyRow::KeyRow(Backend& backend, SecretClipboard& clipboard, DraftKey key, QWidget* parent)
    : QWidget(parent)
    , m_backend(backend)
    , m_clipboard(clipboard)
    , m_key(std::move(key))
    , m_dot(new ToneDot)
    , m_label(new QLabel)
    , m_status(new QuietLabel)
    , m_show(new ActionButton(ActionIcon::Show))
    , m_copy(new ActionButton(ActionIcon::Copy))
    , m_remove(new ActionButton(ActionIcon::Delete))
{
    m_label->setTextFormat(Qt::PlainText);
    m_label->setWordWrap(true);
    auto* words = new QVBoxLayout;
    words->setSpacing(gridUnit / 4);
    words->addWidget(m_label);
    words->addWidget(m_status);
    auto* line = new QHBoxLayout(this);
    line->setContentsMargins(2 * gridUnit, gridUnit, gridUnit, gridUnit);
    line->setSpacing(gridUnit / 2);
    line->addWidget(m_dot);
    line->addSpacing(gridUnit / 2);
    line->addLayout(words, 1);
    for (ActionButton* button : { m_show, m_copy, m_remove })
        line->addWidget(button);
    connect(m_show, &ActionButton::clicked, this, &KeyRow::toggle);
    connect(m_copy, &ActionButton::clicked, this, &KeyRow::copy);
    connect(m_remove, &ActionButton::clicked, this, &KeyRow::removed);
}

void KeyRow::retranslate(int number)
{
    m_number = number;
    m_show->setName(m_isShown ? tr("Hide key %1").arg(number) : tr("Show key %1").arg(number));
    m_copy->setName(tr("Copy key %1").arg(number));
    m_remove->setName(tr("Remove key %1").arg(number));
    refresh();
}

QString KeyRow::masked() const
{
    if (!m_key.isNew())
        return QString::fromStdString(keyLabel(m_key.reference));
    const std::string_view plain = m_key.typed.reveal();
    const QString end
        = plain.size() < longEnough ? QString() : fromView(plain.substr(plain.size() - shownEnd));
    return tr("New key %1").arg(QStringLiteral("••••") + end);
}

// As far as the keychain was heard of.
Result<void> KeyRow::canBeStored() const
{
    const SecretState state = m_backend.keychainState();
    const bool isKeychain = storeForNewKeys(m_backend) == KeyReference::Kind::Keychain;
    if (!isKeychain || state == SecretState::Available || state == SecretState::Unknown)
        return {};
    return tl::unexpected(secretError(state, std::string(keychainAdvice(state))));
}

void KeyRow::refresh()
{
    if (!m_isShown)
        m_label->setText(masked());
    const Result<void> usable = m_key.isNew() ? canBeStored() : m_backend.keyStatus(m_key.reference);
    m_dot->setTone(!usable ? Tone::Bad : m_key.isNew() ? Tone::Busy : Tone::Good);
    m_status->setTone(usable ? Tone::Quiet : Tone::Bad);
    if (!usable)
        m_status->setText(ProviderWords::keyProblem(m_key.reference, usable.error()));
    else if (m_key.isNew())
        m_status->setText(storeForNewKeys(m_backend) == KeyReference::Kind::Keychain
                ? tr("It is put into the keychain when you save.")
                : tr("It is put into the file of keys when you save."));
    else
        m_status->setText(tr("Loaded"));
}

void KeyRow::withKey(const std::function<void(const Secret&)>& use)
{
    if (m_key.isNew())
        return use(m_key.typed);
    m_backend.revealKey(m_key.reference, this, [this, use](const Result<Secret>& key) {
        if (key)
            return use(*key);
        m_status->setTone(Tone::Bad);
        m_status->setText(ProviderWords::keyProblem(m_key.reference, key.error()));
    });
}

void KeyRow::toggle()
{
    if (m_isShown)
        return conceal();
    withKey([this](const Secret& key) { showPlain(key); });
}

void KeyRow::showPlain(const Secret& key)
{
    m_isShown = true;
    m_label->setText(fromView(key.reveal()));
    m_label->setTextInteractionFlags(Qt::TextSelectableByMouse);
    m_show->setIcon(ActionIcon::Hide);
    retranslate(m_number);
}

void KeyRow::conceal()
{
    m_isShown = false;
    m_label->setTextInteractionFlags(Qt::NoTextInteraction);
    m_show->setIcon(ActionIcon::Show);
    retranslate(m_number);
}

void KeyRow::copy()
{
    withKey([this](const Secret& key) {
        m_clipboard.copy(key);
        m_status->setTone(Tone::Quiet);
        m_status->setText(tr("Copied. In a minute it is taken out of the clipboard again."));
    });
}

void KeyRow::hideEvent(QHideEvent* event)
{
    QWidget::hideEvent(event);
    if (m_isShown)
        conceal();
}

} // namespace dragoman
