#pragma once

#include "ui/requests/InspectedRequest.h"

#include <QWidget>

class QComboBox;
class QLineEdit;
class QPlainTextEdit;
class QPushButton;
class QStackedWidget;

namespace dragoman {

class JsonTree;
class QuietLabel;

// The four bodies as they were on the wire: JSON as a tree or as indented text, streams as they came, with a
// search.
class BodiesView : public QWidget
{
    Q_OBJECT

public:
    explicit BodiesView(QWidget* parent = nullptr);

    void showRequest(const InspectedRequestPointer& request);

protected:
    void changeEvent(QEvent* event) override;

private:
    void build();
    void retranslate();
    void showBody();
    void find(bool isForward);
    BodySide side() const;
    QString noteOn(const CapturedMessage& message) const;

    InspectedRequestPointer m_request;
    QComboBox* m_side;
    QPushButton* m_asText;
    QPushButton* m_copy;
    QLineEdit* m_search;
    QuietLabel* m_note;
    QStackedWidget* m_stack;
    JsonTree* m_tree;
    QPlainTextEdit* m_text;
};

} // namespace dragoman
