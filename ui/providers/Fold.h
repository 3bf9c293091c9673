#pragma once

#include <QToolButton>
#include <QWidget>

namespace dragoman {

class EditorSection;

// A section that most people do not need: folded until it is opened, or until something in it is wrong.
class Fold : public QWidget
{
    Q_OBJECT

public:
    explicit Fold(EditorSection* section, QWidget* parent = nullptr);

    void setTitle(const QString& title);
    void setOpen(bool open);

private:
    EditorSection* const m_section;
    QToolButton* m_head;
    bool m_isOpen = false;
};

} // namespace dragoman
