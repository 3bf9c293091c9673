#pragma once

#include <QPlainTextEdit>

namespace dragoman {

// A text for machines: monospace, selectable, as high as it needs to be up to a limit, and scrolling beyond
// that. As a difference, lines that come and go are coloured.
class CodeView : public QPlainTextEdit
{
    Q_OBJECT

public:
    explicit CodeView(QWidget* parent = nullptr);

    // `wraps` is for a single long word, such as a link.
    void showCode(const QString& text, bool wraps = false);
    // A unified difference.
    void showDifference(const QString& text);

protected:
    void changeEvent(QEvent* event) override;
    void resizeEvent(QResizeEvent* event) override;

private:
    void fitHeight();
    void tint();
    void colour();

    bool m_isDifference = false;
};

} // namespace dragoman
