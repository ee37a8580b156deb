#pragma once

#include <cstddef>
#include <optional>
#include <vector>

#include "sim/kernel/schedule.h"

namespace ttadak {

/// A place in a History. They are numbered in the order in which they came to be.
enum class NodeId : std::size_t {};

constexpr std::size_t index(NodeId node) { return static_cast<std::size_t>(node); }

/// Every choice that was ever made in a session, as a tree: a node stands for the moment after its choice. Nothing is
/// ever taken out. A plain value that knows nothing of what the choices do.
///
/// A branch is the way from the beginning to a node that has no children. Branches are numbered in the order in which
/// they came to be, and keep their numbers when they grow.
class History {
 public:
  struct Node {
    /// What leads here from the parent; the beginning has none (Choice::stop()).
    Choice choice;
    /// The beginning is its own.
    NodeId parent;
    /// How many steps lead here.
    std::size_t depth;
    /// In the order in which they came to be.
    std::vector<NodeId> children{};
    /// The child that was last visited.
    std::optional<NodeId> onward{};
  };

  static constexpr NodeId beginning{0};

  std::size_t size() const { return nodes_.size(); }
  /// Throws std::out_of_range.
  const Node& operator[](NodeId node) const { return nodes_.at(index(node)); }

  /// The child that `choice` leads to, which is made if there is none.
  NodeId add(NodeId parent, Choice choice);
  /// Makes the way to `node` the one that goes onward from each place on it.
  void visit(NodeId node);

  /// The end of the branch that goes onward from `node`: the one it is on.
  NodeId tip(NodeId node) const;
  /// The place on the way to `node` that `depth` steps lead to; `node` must be that deep.
  NodeId onTheWay(NodeId node, std::size_t depth) const;
  /// The choices on the way to `node`.
  std::vector<Choice> choices(NodeId node) const;

  /// The end of every branch, in the order of their numbers.
  std::vector<NodeId> branches() const;

 private:
  std::vector<Node> nodes_{{Choice::stop(), beginning, 0}};
};

}  // namespace ttadak
