#include "ui/providers/KeysSection.h"

#include "config/ConfigurationReader.h"
#include "ui/providers/FieldRow.h"

#include <QKeyEvent>
#include <QRegularExpression>

#include <algorithm>

namespace dragoman {

namespace {

// Keys are pasted one a line, or with commas or spaces between them: no key contains these.
QStringList piecesOf(const QString& text)
{
    static const QRegularExpression gaps(QStringLiteral("[\\s,;\\x{2028}\\x{2029}]+"));
    return text.split(gaps, Qt::SkipEmptyParts);
}

bool isReference(const QString& piece)
{
    return piece.startsWith(QLatin1String("env:")) || piece.startsWith(QLatin1String("keychain:"))
        || piece.startsWith(QLatin1String("file:")) || piece.startsWith(QLatin1Char('$'));
}

bool isVariableName(const std::string& name)
{
    static const QRegularExpression form(QStringLiteral("^[A-Za-z_][A-Za-z0-9_]*$"));
    return form.match(QString::fromStdString(name)).hasMatch();
}

QString referenceProblem(const QString& piece, bool hasFile)
{
    const Result<KeyReference> reference = readKeyReference(piece.toStdString());
    if (!reference)
        return KeysSection::tr("A reference is env:NAME, keychain:NAME or file:NAME");
    if (reference->kind == KeyReference::Kind::Environment && !isVariableName(reference->name))
        return KeysSection::tr("A variable's name has letters, digits and underscores only");
    if (reference->kind == KeyReference::Kind::File && !hasFile)
        return KeysSection::tr("No file for keys is set; use env:NAME or paste the key");
    return {};
}

QString pieceProblem(const QString& piece, bool hasFile)
{
    if (isReference(piece))
        return referenceProblem(piece, hasFile);
    const bool isPlain = std::all_of(
        piece.begin(), piece.end(), [](QChar c) { return c > QLatin1Char(' ') && c < QChar(127); });
    return isPlain ? QString() : KeysSection::tr("A key has no such characters; was something else pasted?");
}

DraftKey draftOf(const QString& piece)
{
    if (!isReference(piece))
        return { {}, Secret(piece.toStdString()) };
    return { readKeyReference(piece.toStdString()).value_or(KeyReference()), {} };
}

} // namespace

KeysSection::KeysSection(Backend& backend, SecretClipboard& clipboard)
    : m_backend(backend)
    , m_clipboard(clipboard)
    , m_keys(new QWidget)
    , m_field(new QLineEdit)
    , m_add(new QPushButton)
    , m_fieldRow(new FieldRow(m_field))
    , m_link(new QLabel)
{
    auto* rows = new QVBoxLayout(m_keys);
    rows->setContentsMargins(0, 0, 0, 0);
    rows->setSpacing(0);
    m_field->setEchoMode(QLineEdit::Password);
    m_fieldRow->line().addWidget(m_add);
    m_link->setOpenExternalLinks(true);
    m_link->setTextInteractionFlags(Qt::LinksAccessibleByMouse | Qt::LinksAccessibleByKeyboard);
    m_link->setContentsMargins(2 * gridUnit, gridUnit, 2 * gridUnit, gridUnit);
    m_link->setWordWrap(true);
    m_link->hide();
    addRow(m_keys);
    addRow(m_fieldRow);
    addRow(m_link);
    connect(m_field, &QLineEdit::textEdited, this, [this] {
        check();
        Q_EMIT edited();
    });
    connect(m_field, &QLineEdit::returnPressed, this, &KeysSection::takeTyped);
    connect(m_add, &QPushButton::clicked, this, &KeysSection::takeTyped);
    connect(&backend, &Backend::keysChanged, this, &KeysSection::refresh);
    KeysSection::retranslate();
}

void KeysSection::retranslate()
{
    m_fieldRow->setTexts(m_rows.empty() ? tr("Key") : tr("Another key"),
        tr("Paste one or several, one a line or with commas. A key is kept in the keychain, never in a file "
           "of settings. Or env:NAME for an environment variable."));
    m_add->setText(tr("Add key"));
    for (std::size_t i = 0; i < m_rows.size(); ++i)
        m_rows[i]->retranslate(int(i) + 1);
    m_keys->setVisible(!m_rows.empty());
    showKeyPage();
    check();
}

void KeysSection::setKeyPage(const QString& url)
{
    m_keyPage = url;
    showKeyPage();
}

void KeysSection::showKeyPage()
{
    m_link->setText(QStringLiteral("<a href=\"%1\">%2</a>")
                        .arg(m_keyPage.toHtmlEscaped(), tr("Get a key from the provider").toHtmlEscaped()));
    m_link->setToolTip(m_keyPage);
    m_link->setVisible(!m_keyPage.isEmpty());
}

void KeysSection::load(const ProviderConfig& provider)
{
    while (!m_rows.empty()) {
        m_rows.back()->deleteLater();
        m_rows.back()->hide();
        m_rows.pop_back();
    }
    m_field->clear();
    for (const KeyReference& reference : provider.keys)
        addKey({ reference, {} });
    retranslate();
}

void KeysSection::store(ProviderConfig& provider) const
{
    provider.keys.clear();
    for (const KeyRow* row : m_rows) {
        if (!row->key().isNew())
            provider.keys.push_back(row->key().reference);
    }
}

std::vector<Secret> KeysSection::newKeys() const
{
    std::vector<Secret> keys;
    for (const KeyRow* row : m_rows) {
        if (row->key().isNew())
            keys.push_back(row->key().typed);
    }
    return keys;
}

void KeysSection::setStored(const std::vector<KeyReference>& references)
{
    std::size_t next = 0;
    std::vector<DraftKey> keys;
    for (const KeyRow* row : m_rows) {
        const bool isStored = row->key().isNew() && next < references.size();
        keys.push_back(isStored ? DraftKey{ references[next++], {} } : row->key());
    }
    load({});
    for (const DraftKey& key : keys)
        addKey(key);
    retranslate();
}

void KeysSection::check()
{
    m_fieldProblem.clear();
    const bool hasFile = !m_backend.configuration().secrets.file.empty();
    const QStringList pieces = piecesOf(m_field->text());
    for (const QString& piece : pieces) {
        if (m_fieldProblem.isEmpty())
            m_fieldProblem = pieceProblem(piece, hasFile);
    }
    // The name of a variable is no secret.
    const bool isName = pieces.size() == 1 && isReference(pieces.front());
    m_field->setEchoMode(isName ? QLineEdit::Normal : QLineEdit::Password);
    m_fieldRow->setProblem(m_fieldProblem);
    m_add->setEnabled(hasTyped() && m_fieldProblem.isEmpty());
}

bool KeysSection::holds(const DraftKey& key) const
{
    return std::any_of(m_rows.begin(), m_rows.end(), [&key](const KeyRow* row) {
        return key.isNew() ? row->key().typed.equals(key.typed.reveal())
                           : !row->key().isNew() && row->key().reference == key.reference;
    });
}

bool KeysSection::takeTyped()
{
    check();
    if (!m_fieldProblem.isEmpty())
        return false;
    const QStringList pieces = piecesOf(m_field->text());
    for (const QString& piece : pieces) {
        if (const DraftKey key = draftOf(piece); !holds(key))
            addKey(key);
    }
    m_field->clear();
    retranslate();
    Q_EMIT edited();
    return true;
}

void KeysSection::addKey(DraftKey key)
{
    auto* row = new KeyRow(m_backend, m_clipboard, std::move(key));
    m_rows.push_back(row);
    m_keys->layout()->addWidget(row);
    row->show();
    connect(row, &KeyRow::removed, this, [this, row] { removeKey(row); });
}

void KeysSection::removeKey(KeyRow* row)
{
    std::erase(m_rows, row);
    row->hide();
    row->deleteLater(); // its button is on the stack
    m_field->setFocus();
    retranslate();
    Q_EMIT edited();
}

void KeysSection::refresh()
{
    for (KeyRow* row : m_rows)
        row->refresh();
}

} // namespace dragoman
