#pragma once

#include "ui/Pages.h"
#include "ui/requests/InspectedRequest.h"

#include <QWidget>

class QLabel;
class QStackedWidget;
class QTabBar;
class QPushButton;

namespace dragoman {

class BodiesOffer;
class BodiesView;
class ConversationView;
class DifferenceView;
class HeadersView;
class InspectorText;
class RequestActions;
class StreamView;
class WayView;

// One request in full: what happened in a sentence, the way it took, what was said, what was changed, the
// bytes, the stream over time.
class RequestInspector : public QWidget
{
    Q_OBJECT

public:
    explicit RequestInspector(const WindowParts& parts);

    // It is read from the journal; what was shown before stays until then.
    void showRequest(qint64 id);
    // Whether it has the page for itself.
    void setWholePage(bool isWhole);

Q_SIGNALS:
    void closeRequested();
    void wholePageRequested(bool isWanted);

protected:
    void changeEvent(QEvent* event) override;
    void paintEvent(QPaintEvent* event) override;

private:
    enum Tab { Way, Conversation, Difference, Bodies, Stream, Headers };

    void build();
    QLayout* makeHead();
    void retranslate();
    void take(const Result<InspectedRequestPointer>& request);
    void showTab();
    void showSentence();
    static bool needsBodies(int tab) { return tab != Way; }

    const WindowParts m_parts;
    qint64 m_wanted = 0;
    InspectedRequestPointer m_request;
    QString m_problem;
    QPushButton* m_back;
    QLabel* m_sentence;
    RequestActions* m_actions;
    QPushButton* m_whole;
    QPushButton* m_close;
    QTabBar* m_tabs;
    QStackedWidget* m_stack;
    WayView* m_way;
    ConversationView* m_conversation;
    DifferenceView* m_difference;
    BodiesView* m_bodies;
    StreamView* m_stream;
    HeadersView* m_headers;
    BodiesOffer* m_offer;
    bool m_isWhole = false;
};

} // namespace dragoman
