#include "sim/session/history.h"

#include <algorithm>

namespace ttadak {

NodeId History::add(NodeId parent, Choice choice) {
  const auto& siblings = (*this)[parent].children;
  const auto same = [&](NodeId child) { return (*this)[child].choice == choice; };
  if (const auto found = std::find_if(siblings.begin(), siblings.end(), same); found != siblings.end()) return *found;
  const NodeId node{nodes_.size()};
  nodes_.push_back({choice, parent, (*this)[parent].depth + 1});
  nodes_[index(parent)].children.push_back(node);
  return node;
}

void History::visit(NodeId node) {
  for (; node != beginning; node = (*this)[node].parent) nodes_[index((*this)[node].parent)].onward = node;
}

NodeId History::tip(NodeId node) const {
  for (;;) {
    const Node& here = (*this)[node];
    if (here.children.empty()) return node;
    node = here.onward.value_or(here.children.front());
  }
}

NodeId History::onTheWay(NodeId node, std::size_t depth) const {
  while ((*this)[node].depth > depth) node = (*this)[node].parent;
  return node;
}

std::vector<Choice> History::choices(NodeId node) const {
  std::vector<Choice> all;
  all.reserve((*this)[node].depth);
  for (; node != beginning; node = (*this)[node].parent) all.push_back((*this)[node].choice);
  std::reverse(all.begin(), all.end());
  return all;
}

std::vector<NodeId> History::branches() const {
  // A first child goes on with its parent's branch; every other one began a branch of its own when it came to be.
  std::vector<NodeId> tips;
  for (std::size_t i = 0; i < nodes_.size(); ++i) {
    NodeId node{i};
    if (node != beginning && (*this)[nodes_[i].parent].children.front() == node) continue;
    while (!(*this)[node].children.empty()) node = (*this)[node].children.front();
    tips.push_back(node);
  }
  return tips;
}

}  // namespace ttadak
